//! Shops for the benches, and the memory of processes.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

/// Where the shops lie: in `ETALASE_BENCH_DIR`, or else in memory where the system offers that
/// (`/dev/shm`), so that the program is measured and not the disk.
pub fn bench_folder() -> Utf8PathBuf {
    let asked = std::env::var("ETALASE_BENCH_DIR")
        .ok()
        .map(Utf8PathBuf::from);
    let in_memory = Utf8PathBuf::from("/dev/shm");
    asked
        .or_else(|| in_memory.is_dir().then_some(in_memory))
        .unwrap_or_else(|| Utf8PathBuf::try_from(std::env::temp_dir()).expect("a path in Unicode"))
}

/// A shop with so many products.
pub fn write_shop(shop: &Utf8Path, products: usize) {
    fs::create_dir_all(shop).expect("a folder can be made");
    let data = "nama: Toko Uji\nwhatsapp: 0812-0000-1234\nalamat: {desa: Kala, kabupaten: Aceh Tengah, \
                provinsi: Aceh}\njam_buka: Senin-Sabtu 08.00-17.00\n";
    fs::write(shop.join("toko.yaml"), data).expect("a file can be written");
    for product in 0..products {
        let folder = product_folder(shop, product);
        fs::create_dir_all(&folder).expect("a folder can be made");
        write_product(&folder, product, 10_000 + product * 500);
    }
}

/// The folder of a product.
pub fn product_folder(shop: &Utf8Path, product: usize) -> Utf8PathBuf {
    shop.join(format!(
        "produk/kategori-{:02}/produk-{product:05}",
        product % 40
    ))
}

/// Writes a product into its folder.
pub fn write_product(folder: &Utf8Path, product: usize, price: usize) {
    let data = format!(
        "nama: Produk nomor {product}\nharga: {price}\nsatuan: bungkus\nstok: {stock}\nberat: 250 g\n\
         label: [baru, murah]\ndeskripsi: |\n  Produk buatan sendiri nomor {product}, dibuat setiap pagi di \
         dapur kami.\n  Enak untuk **keluarga** dan oleh-oleh.\ngrosir:\n  - min: 10\n    harga: {lower}\n",
        stock = product % 50 + 1,
        lower = price * 9 / 10,
    );
    fs::write(folder.join("produk.yaml"), data).expect("a file can be written");
}

/// What Linux tells of a process's memory under this name (`VmHWM`, `VmRSS`), in bytes; 0 elsewhere.
pub fn memory(process: u32, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
