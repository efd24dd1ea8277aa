//! `_headers`: what a host is to say of the site's files besides their bytes. Cloudflare Pages and Netlify
//! read it, and `serve` does, so that what is tried at home is what will be online.

use crate::theme::InlineScripts;

/// The file's name.
pub const HEADERS_FILE: &str = "_headers";

/// The file of a site whose pages hold these scripts inside.
///
/// Names with a hash may be kept for ever. Pages are asked for anew by the hosts as they are, and the worker
/// and the manifest have to be.
pub(super) fn headers(scripts: &InlineScripts) -> String {
    let mut text = format!(
        "/*\n  Content-Security-Policy: {}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=()\n",
        policy(scripts)
    );
    // Shops of a group lie below it.
    for folder in ["foto", "aset", "toko/:toko/foto", "toko/:toko/aset"] {
        text.push_str(&format!(
            "/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
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
