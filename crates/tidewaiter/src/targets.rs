//! What a command looks at: an image, the same image for each of its platforms, a tree of files, or a bill of materials.

use tidewaiter_images::{Image, Opened, Platforms, Source, Wanted, open};

use crate::layers::{self, CacheArguments, Contents};

/// Arguments that name what is looked at.
#[derive(clap::Args)]
pub struct TargetArguments {
    /// HOST/NAME:TAG (docker's daemon, podman's storage and the registry are asked, in this order), or docker:NAME,
    /// podman:NAME, registry:HOST/NAME:TAG, oci:DIR|TAR[:TAG], docker-archive:FILE, dir:DIR, sbom:FILE, or a path beginning with / or ./
    source: Source,
    /// The platform that is meant, where there is an image for several: OS/ARCHITECTURE[/VARIANT] [default: this machine's]
    #[arg(long, value_name = "PLATFORM")]
    platform: Option<Wanted>,
    #[command(flatten)]
    cache: CacheArguments,
}

/// Something that was looked at.
pub struct Target {
    /// The image. A tree of files is one of one layer, and so is a bill of materials.
    pub image: Image,
    /// What it holds.
    pub contents: Contents,
}

impl From<(Image, Contents)> for Target {
    fn from((image, contents): (Image, Contents)) -> Self {
        Self { image, contents }
    }
}

impl TargetArguments {
    /// Reads the image.
    pub fn read(&self) -> anyhow::Result<Target> {
        self.read_another(&self.source)
    }

    /// Reads another image in the same way.
    pub fn read_another(&self, source: &Source) -> anyhow::Result<Target> {
        let platforms = self.platform.clone().map_or(Platforms::Own, Platforms::One);
        let mut target = None;
        self.read_for(source, &platforms, &mut |read| {
            target.get_or_insert(read);
            Ok(())
        })?;
        target.ok_or_else(|| anyhow::anyhow!("there is no image"))
    }

    /// Reads the image for each platform that it is there for, and hands over one after the other.
    pub fn read_all(&self, take: &mut dyn FnMut(Target) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.read_for(&self.source, &Platforms::All, take)
    }

    fn read_for(
        &self,
        source: &Source,
        platforms: &Platforms,
        take: &mut dyn FnMut(Target) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let images = match open(source, platforms)? {
            Opened::Images(images) => images,
            Opened::Folder(folder) => return take(layers::read_folder(&folder)?.into()),
            Opened::Sbom(file) => return take(layers::read_sbom(&file)?.into()),
        };
        let cache = self.cache.open();
        for image in images {
            let contents = layers::read(&image, cache.as_ref())?;
            take(Target { image, contents })?;
        }
        Ok(())
    }
}
