//! `_headers`: HTTP headers for hosts. Cloudflare Pages and Netlify read it, and so does `serve`, which thus behaves
//! like the host.

use crate::theme::InlineScripts;

/// Start of the policy line.
const POLICY: &str = "  Content-Security-Policy: ";

/// The file's name.
pub const HEADERS_FILE: &str = "_headers";

/// Longest line in bytes that Cloudflare Pages reads.
const LONGEST_LINE: usize = 2000;

/// The file of a site with these inline scripts, those of the shops below it included. One policy for all: hosts read
/// the file at the root only, and where two rules match a path, browsers enforce both policies.
///
/// Files with a hash in their name are immutable. The theme's sheet keeps its name, so that a page of an earlier build
/// still finds it; that page asks with the version of other bytes than it gets, and if they were kept for ever, a phone
/// would show the wrong style once that version is built again. So it is kept for a week: a page of a new build asks
/// with a new query at once. There is one rule a kind of file, since Cloudflare sends the values of all rules that match.
///
/// Hosts revalidate pages by default; the worker and the manifest need a rule for it.
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
    // Shops of a group lie below it, and nested groups too.
    for site in ["", "toko/:toko/", "toko/:kelompok/toko/:toko/"] {
        for hashed in [
            "foto/*",
            "aset/*.js",
            "aset/*.json",
            "aset/*.svg",
            "aset/*.png",
        ] {
            text.push_str(&format!(
                "/{site}{hashed}\n  Cache-Control: public, max-age=31536000, immutable\n"
            ));
        }
        text.push_str(&format!(
            "/{site}aset/*.css\n  Cache-Control: public, max-age=604800\n"
        ));
    }
    for file in ["sw.js", "manifest.webmanifest"] {
        text.push_str(&format!("/{file}\n  Cache-Control: no-cache\n"));
    }
    text
}

/// The Content-Security-Policy: only files of the site and inline scripts by hash. Inline styles are allowed, since the
/// colours and placeholders of photos are in `style` attributes, which hashes cannot allow.
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
