home = Beranda
#! E604 language-broken
semua produk Semua barang
products = Barang kami
