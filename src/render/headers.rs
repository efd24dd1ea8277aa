//! `_headers`: what a host is to say of the site's files besides their bytes. Cloudflare Pages and Netlify
//! read it, and `serve` does, so that what is tried at home is what will be online.

use crate::theme::InlineScripts;

/// Begin of the line with the policy.
const POLICY: &str = "  Content-Security-Policy: ";

/// The file's name.
pub const HEADERS_FILE: &str = "_headers";

/// Cloudflare Pages reads no longer line.
const LONGEST_LINE: usize = 2000;

/// The file of a site whose pages, those of the shops below it included, hold these scripts inside: hosts read
/// only the file at the root, and where two rules speak of a path, browsers heed both policies. So one must do
/// for all.
///
/// Names with a hash may be kept for ever. Pages are asked for anew by the hosts as they are, and the worker
/// and the manifest have to be.
pub(super) fn headers(scripts: &InlineScripts) -> String {
    let policy = match policy(scripts) {
        long if long.len() + POLICY.len() > LONGEST_LINE => policy(&InlineScripts::Varied),
        fitting => fitting,
    };
    let mut text = format!(
        "/*\n{POLICY}{policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=()\n"
    );
    // Shops of a group lie below it, and so do groups.
    for site in ["", "toko/:toko/", "toko/:kelompok/toko/:toko/"] {
        for folder in ["foto", "aset"] {
            text.push_str(&format!(
                "/{site}{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
            ));
        }
    }
    for file in ["sw.js", "manifest.webmanifest"] {
        text.push_str(&format!("/{file}\n  Cache-Control: no-cache\n"));
    }
    text
}

/// Everything a page needs is beside it or inside. Colours and placeholders of photos stand in `style`
/// attributes, which no hash can name.
fn policy(scripts: &InlineScripts) -> String {
    let inside = match scripts {
        InlineScripts::Known(hashes) => hashes.iter().map(|hash| format!(" '{hash}'")).collect(),
        InlineScripts::Varied => " 'unsafe-inline'".to_owned(),
    };
    format!(
        "default-src 'self'; script-src 'self'{inside}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'self'"
    )
}
