//! The browser engines that the widget is tested in.

use std::str::FromStr;

use anyhow::Result;

/// One engine, with the browser that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`. It is not Safari, and no report may say that it is.
    Webkit,
}

impl Browser {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        super::by_name(&Self::ALL, Self::name, name)
    }
}
