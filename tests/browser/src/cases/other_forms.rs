//! The loader's other forms: sealed into one file, pinned by its hash, and as a module of a package.

use serde_json::Value;

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::site::{Change, Origin};

pub(crate) const SEALED: Case = Case {
    name: "the sealed file works alone, with nothing beside it",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(sealed(scene)),
};

pub(crate) const SEALED_UNDER_POLICY: Case = Case {
    name: "the sealed file works under a strict policy that holds the published hashes",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(sealed_under_policy(scene)),
};

pub(crate) const PINNED: Case = Case {
    name: "pinned by the published hash, the widget works, and other bytes do not run",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(pinned(scene)),
};

pub(crate) const MODULE: Case = Case {
    name: "imported as a module of the package, the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(module(scene)),
};

const SEALED_PAGE: &str = "<script src=\"/coverage-check.sealed.js\" async></script><coverage-check lang=\"en\"></coverage-check>";

async fn sealed(scene: &Scene) -> Outcome {
    for name in ["frame.html", "coverage-check.wasm", ".json"] {
        scene.site.alter(name, Change::Gone);
    }
    scene.open(HostPage::with_body(SEALED_PAGE)).await?;
    working::expect(scene).await?;
    for name in ["frame.html", "coverage-check.wasm", "core.json", "rest-en.pack", "screens.pack"] {
        let asked = scene.site.log().of(name).len();
        ensure(asked == 0, || format!("{name} was asked for"))?;
    }
    Ok(())
}

async fn sealed_under_policy(scene: &Scene) -> Outcome {
    let frame = published(scene)?;
    let of = |directive: &str| {
        frame
            .get("frame")
            .and_then(|all| all.get(directive)?.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' {}; style-src {}; img-src 'self'",
        of("script-src"),
        of("style-src")
    );
    scene.open(HostPage::with_body(SEALED_PAGE).header("content-security-policy", &policy)).await?;
    working::expect(scene).await
}

async fn pinned(scene: &Scene) -> Outcome {
    let published = published(scene)?;
    let scripts = published.get("scripts").and_then(Value::as_object);
    let (name, hash) = scripts
        .and_then(|all| all.iter().find(|(name, _)| name.starts_with("v/")))
        .ok_or_else(|| Failure::new("integrity.json names no pinned script"))?;
    let page = || {
        HostPage::with_body(&format!(
            "<script src=\"{}/{name}\" integrity={hash} crossorigin=\"anonymous\" async></script>\
             <coverage-check lang=\"en\"></coverage-check>",
            scene.site.address(Origin::Widget)
        ))
    };
    scene.open(page()).await?;
    working::expect(scene).await?;
    scene.site.alter(name, Change::Body(b"globalThis.ran = true".to_vec()));
    scene.open(page()).await?;
    scene
        .session
        .until_on_page("the page is loaded", "return document.readyState === 'complete'")
        .await?;
    let ran = scene
        .session
        .on_page("return !!globalThis.ran || !!customElements.get('coverage-check')", vec![])
        .await?;
    ensure(ran == false, || "other bytes ran under the published hash".to_owned())
}

async fn module(scene: &Scene) -> Outcome {
    let page = "<coverage-check lang=\"en\"></coverage-check><script type=\"module\">import '/package/coverage-check.mjs';</script>";
    // Servers know this ending; the tests' own does not.
    scene.site.alter(".mjs", Change::Header("content-type", "text/javascript".into()));
    scene.open(HostPage::with_body(page)).await?;
    working::expect(scene).await
}

fn published(scene: &Scene) -> Outcome<Value> {
    scene.need_dist()?;
    Ok(serde_json::from_slice(&std::fs::read(scene.dist.join("integrity.json"))?)?)
}
