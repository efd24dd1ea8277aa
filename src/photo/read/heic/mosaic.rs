//! A picture of a HEIC file, assembled from its tiles.

use std::ops::Range;

use heifer::color::{ColorParams, frame_to_rgba_sized};
use heifer::heifer_hevc_dec::Error as StreamError;
use heifer::heifer_hevc_dec::decoder::{DecodeOptions, decode_picture};
use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::heifer_isobmff::{HeifFile, ItemId};

use super::super::header::{MOST_PIXELS, check_size};
use super::box_finding;
use crate::photo::PhotoError;

/// Pixels by which a coded tile may exceed its visible part, to the right and below: the largest block of HEVC.
const TILE_MARGIN: u64 = 64;

/// Most pixels of a single tile, those of HEVC level 6.2. Phones with more divide their photos into tiles, which take
/// far less memory.
const MOST_TILE_PIXELS: u64 = 35_651_584;

/// Layout of a picture: equal tiles in rows. A picture in one piece is a single tile.
pub(super) struct Mosaic {
    pub width: u32,
    pub height: u32,
    columns: u32,
    tile_width: u32,
    tile_height: u32,
    /// At least one; row after row.
    pub tiles: Vec<ItemId>,
}

impl Mosaic {
    pub(super) fn of(file: &HeifFile, id: ItemId) -> Result<Self, PhotoError> {
        let size_of = |id| {
            let size = file.image_size(id).map_err(box_finding)?;
            size.ok_or(PhotoError::Damaged)
        };
        let mosaic = match &file.item(id).map_err(box_finding)?.item_type.0 {
            b"hvc1" => {
                let (width, height) = size_of(id)?;
                Self {
                    width,
                    height,
                    columns: 1,
                    tile_width: width,
                    tile_height: height,
                    tiles: vec![id],
                }
            }
            b"grid" => {
                let grid = file.grid(id).map_err(box_finding)?;
                let tiles = file.referenced_items(id, b"dimg").to_vec();
                if tiles.len() != usize::from(grid.rows) * usize::from(grid.columns) {
                    return Err(PhotoError::Damaged);
                }
                let (tile_width, tile_height) = size_of(tiles[0])?;
                Self {
                    width: grid.output_width,
                    height: grid.output_height,
                    columns: grid.columns.into(),
                    tile_width,
                    tile_height,
                    tiles,
                }
            }
            _ => return Err(PhotoError::Heic),
        };
        mosaic.check_work(file)?;
        Ok(mosaic)
    }

    /// Limits the work, since a small file can refer to a large tile thousands of times: no more tiles than the picture
    /// needs, and no byte in two of them.
    fn check_work(&self, file: &HeifFile) -> Result<(), PhotoError> {
        check_size(self.width, self.height)?;
        let tiles = self.tiles.len() as u64;
        let tile_pixels = u64::from(self.tile_width) * u64::from(self.tile_height);
        if tile_pixels > MOST_TILE_PIXELS
            || self.most_coded_pixels().saturating_mul(tiles) > 2 * MOST_PIXELS
        {
            return Err(PhotoError::Heic);
        }
        let columns = u64::from(self.columns);
        let (across, down) = (
            columns * u64::from(self.tile_width),
            tiles / columns * u64::from(self.tile_height),
        );
        if across < u64::from(self.width) || down < u64::from(self.height) {
            return Err(PhotoError::Damaged);
        }
        let mut coded: Vec<Range<u64>> = Vec::new();
        for &id in &self.tiles {
            let item = file.item(id).map_err(box_finding)?;
            if item.item_type.0 != *b"hvc1" {
                return Err(PhotoError::Heic);
            }
            let extents = item.location.iter().flat_map(|location| &location.extents);
            coded.extend(extents.map(|extent| match extent.length {
                0 => extent.offset..u64::MAX, // To the end of the file.
                length => extent.offset..extent.offset.saturating_add(length),
            }));
        }
        coded.sort_unstable_by_key(|part| part.start);
        match coded.windows(2).any(|two| two[0].end > two[1].start) {
            true => Err(PhotoError::Heic),
            false => Ok(()),
        }
    }

    /// The most pixels that one tile's stream may have.
    fn most_coded_pixels(&self) -> u64 {
        let side = |length: u32| u64::from(length) + TILE_MARGIN;
        side(self.tile_width).saturating_mul(side(self.tile_height))
    }

    /// The whole picture, three bytes a pixel.
    pub(super) fn rgb(&self, file: &HeifFile) -> Result<Vec<u8>, PhotoError> {
        if self.tiles.len() == 1 && (self.tile_width, self.tile_height) == (self.width, self.height)
        {
            // Saves a second copy of all pixels; most photos of phones other than iPhones.
            return self.tile(file, self.tiles[0]);
        }
        let (width, height) = (self.width as usize, self.height as usize);
        let (tile_width, tile_height) = (self.tile_width as usize, self.tile_height as usize);
        let mut canvas = vec![0; width * height * 3];
        for (index, &id) in self.tiles.iter().enumerate() {
            let tile = self.tile(file, id)?;
            let left = index % self.columns as usize * tile_width;
            let top = index / self.columns as usize * tile_height;
            let length = tile_width.min(width.saturating_sub(left)) * 3;
            let rows = tile.chunks_exact(tile_width * 3);
            for (row, y) in rows.zip(top..height) {
                let start = (y * width + left.min(width)) * 3;
                canvas[start..start + length].copy_from_slice(&row[..length]);
            }
        }
        Ok(canvas)
    }

    fn tile(&self, file: &HeifFile, id: ItemId) -> Result<Vec<u8>, PhotoError> {
        let stream = file.hevc_bitstream(id).map_err(box_finding)?;
        let options = DecodeOptions {
            max_pixels: self.most_coded_pixels(),
            ..DecodeOptions::default()
        };
        let frame = decode_picture(&stream, options).map_err(stream_finding)?;
        let mut properties = file.item_properties(id).map_err(box_finding)?;
        let color = properties
            .find_map(|property| match *property {
                Property::Color(ColorInfo::Nclx {
                    matrix, full_range, ..
                }) => Some(ColorParams { matrix, full_range }),
                _ => None,
            })
            .unwrap_or_else(|| ColorParams::from_frame(&frame));
        let tile = frame_to_rgba_sized::<u8>(&frame, color, self.tile_width, self.tile_height);
        if (tile.width, tile.height) != (self.tile_width, self.tile_height) {
            return Err(PhotoError::Damaged);
        }
        drop(frame);
        Ok(tile.into_rgb8())
    }
}

/// Converts an error of the HEVC decoder.
fn stream_finding(error: StreamError) -> PhotoError {
    match error {
        StreamError::Unimplemented(_) => PhotoError::Heic,
        _ => PhotoError::Damaged,
    }
}
