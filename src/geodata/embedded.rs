//! The files that are part of the program.

/// A bundled file: its path in the project, and its text.
pub(super) struct Embedded {
    /// Its path from the project's folder.
    pub(super) path: &'static str,
    /// What it holds.
    pub(super) text: &'static str,
}

macro_rules! embedded {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)+) => {
        $(
            $(#[$doc])*
            pub(super) const $name: Embedded = Embedded {
                path: $path,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)),
            };
        )+
    };
}

embedded! {
    /// Counties, districts and county-level cities.
    COUNTIES = "geodata/base/counties.geojson";
    /// Prefecture-level units, and Chongqing.
    PREFECTURES = "geodata/base/prefectures.geojson";
    /// Sichuan and Chongqing.
    PROVINCES = "geodata/base/provinces.geojson";
    /// The provinces around, cut to a frame.
    NEIGHBOURS = "geodata/base/neighbour_provinces.geojson";
    /// Rivers.
    RIVERS = "geodata/base/rivers.geojson";
    /// Existing railways.
    RAILWAYS = "geodata/base/railways.geojson";
    /// Airports.
    AIRPORTS = "geodata/base/airports.geojson";
    /// Names and seats of government of all units.
    GAZETTEER = "geodata/base/gazetteer.toml";
}

/// The folder of the bundled pack in the project.
pub(super) const PACK_FOLDER: &str = "geodata/packs/shuangcheng";

macro_rules! pack_file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/geodata/packs/shuangcheng/",
                $name
            )),
        )
    };
}

/// The files of the bundled pack, by name.
pub(super) const PACK: [(&str, &str); 9] = [
    pack_file!("pack.toml"),
    pack_file!("sources.toml"),
    pack_file!("places.toml"),
    pack_file!("roles.toml"),
    pack_file!("corridors.toml"),
    pack_file!("links.toml"),
    pack_file!("targets.toml"),
    pack_file!("events.toml"),
    pack_file!("alignments.geojson"),
];
