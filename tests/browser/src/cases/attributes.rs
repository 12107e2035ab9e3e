//! The attributes, as docs/EMBEDDING.md describes them, each seen at work.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::parcel;
use crate::scene::Scene;
use crate::visitor::at_random;

pub(crate) const LAZY: Case = Case {
    name: "far down the page the widget loads nothing until the visitor comes near",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(lazy(scene)),
};

pub(crate) const SETTINGS: Case = Case {
    name: "the attributes clinic, lang, theme and rules do what the guide says",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(settings(scene)),
};

async fn lazy(scene: &Scene) -> Outcome {
    let far = "<script src=\"/coverage-check.js\"></script><h1>Clinic</h1><div style=\"height:5000px\"></div><coverage-check></coverage-check>";
    scene.open(HostPage::with_body(far)).await?;
    let loaded =
        "return document.readyState === 'complete' && !!customElements.get('coverage-check')";
    scene.session.until_on_page("the page is loaded", loaded).await?;
    // Two frames later an element near the visitor would have begun to load.
    let settle = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
    scene.session.client().execute_async(settle, vec![]).await?;
    for name in ["frame.html", "coverage-check.wasm", "screens.pack"] {
        let early = scene.site.log().of(name).len();
        ensure(early == 0, || format!("{name} was asked for before the visitor came near"))?;
    }
    scene.session.on_page("scrollTo(0, 4000)", vec![]).await?;
    working::expect(scene).await
}

async fn settings(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let folder = parcel::address_of(&scene.dist, "")?;
    let page = HostPage::with_body(&format!(
        "<script src=\"/coverage-check.js\" async></script>\
         <coverage-check lang=\"es\" theme=\"dark\" clinic=\"demo-clinic.json\" rules=\"/{folder}\"></coverage-check>"
    ));
    scene.open(page).await?;
    scene.until_ready().await?;
    at_random(&scene.session, 5).await?;
    let seen = scene
        .session
        .in_frame(
            "const { lang, dataset } = document.documentElement; return [lang, dataset.theme, document.body.textContent]",
            vec![],
        )
        .await?;
    let text = seen.get(2).and_then(|text| text.as_str()).unwrap_or_default();
    ensure(seen.get(0).is_some_and(|lang| lang == "es"), || {
        "it does not speak Spanish".to_owned()
    })?;
    ensure(seen.get(1).is_some_and(|theme| theme == "dark"), || "it is not dark".to_owned())?;
    for words in ["Juniper Hollow Clinic", "Esta clínica cambió la información sobre la cobertura"]
    {
        ensure(text.contains(words), || format!("the result does not say {words:?}"))?;
    }
    Ok(())
}
