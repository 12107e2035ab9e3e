//! The set-up page, as somebody at a clinic uses it: what is typed shows in the preview and in clinic.json, what is wrong is
//! named and left out, nothing is sent, and the lines that it gives make a page that works.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::pictures;
use super::provided::provide;
use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "the set-up page previews the widget, and its lines and clinic.json work on a page",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let html = std::fs::read_to_string(scene.dist.join("setup.html"))?;
    let address = scene.site.put("setup.html", HostPage::watched(&html));
    scene.session.goto(&address).await?;
    scene.until_ready().await?;

    type_in(scene, "name", "Mill Pond Clinic").await?;
    type_in(scene, "phone", "call us").await?;
    type_in(scene, "booking", "https://mill-pond.example/visit").await?;
    type_in(scene, "states", "wi, IL").await?;
    type_in(scene, "prices", "ketamine-iv session 450").await?;
    type_in(scene, "accent", "#b3005e").await?;
    type_in(scene, "background", "blue").await?;
    type_in(scene, "words", "Call <us>").await?;
    scene
        .session
        .on_page("document.querySelector('[value=\"ketamine-iv\"]').click()", vec![])
        .await?;
    let wrong = "return document.querySelector('#phone').ariaInvalid === 'true' || document.querySelector('#phone').getAttribute('aria-invalid') === 'true'
        ? document.querySelector('#phone-wrong')?.innerText : ''";
    scene.session.until_on_page("the wrong phone number is named", wrong).await?;
    let expected = json!({
        "name": "Mill Pond Clinic", "booking": "https://mill-pond.example/visit", "treatments": ["ketamine-iv"], "states": ["WI", "IL"],
        "prices": { "ketamine-iv": { "session": 450 } },
        "accent_color": "#b3005e"
    });
    let file = text_of(scene, "file").await?;
    let given: Value = serde_json::from_str(&file)?;
    ensure(given == expected, || format!("clinic.json is {given}"))?;

    // The preview is the widget with these very settings.
    let named = "return document.body.textContent.includes('Mill Pond Clinic')";
    until_preview(scene, named).await?;
    take_pictures(scene).await?;
    in_spanish(scene).await?;
    stays_here(scene, &address)?;

    // What it gives works where it is pasted.
    let lines = text_of(scene, "lines").await?;
    ensure(lines.contains("&lt;us&gt;"), || format!("the words are not escaped: {lines}"))?;
    provide(scene, "clinic.json", "application/json", file.into_bytes());
    scene.open(HostPage::with_body(&lines)).await?;
    working::expect(scene).await?;
    let named = scene.session.in_frame(named, vec![]).await?;
    ensure(named == true, || "the pasted widget does not name the clinic".to_owned())
}

async fn type_in(scene: &Scene, id: &str, words: &str) -> Outcome {
    scene.session.to_page().await?;
    Ok(scene.session.client().find(Locator::Id(id)).await?.send_keys(words).await?)
}

async fn text_of(scene: &Scene, id: &str) -> Outcome<String> {
    let text = scene
        .session
        .on_page("return document.getElementById(arguments[0]).textContent", vec![json!(id)])
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// The preview is made anew after the last letter: the frame that was there may be gone in the middle of a look.
async fn until_preview(scene: &Scene, script: &str) -> Outcome {
    let what = "the preview shows the settings";
    crate::patience::until(what, crate::patience::DEADLINE, async || {
        scene.session.to_page().await?;
        let seen = scene.session.in_frame(script, vec![]).await?;
        Ok((seen == true).then_some(()))
    })
    .await?;
    scene.session.to_page().await
}

async fn in_spanish(scene: &Scene) -> Outcome {
    scene.session.on_page("document.querySelector('[data-speak=es]').click()", vec![]).await?;
    let spoken = scene
        .session
        .on_page("return [document.documentElement.lang, document.querySelector('h1').innerText, document.querySelector('#phone-wrong')?.innerText]", vec![])
        .await?;
    let text = spoken.to_string();
    ensure(text.contains("\"es\"") && text.contains("Ponga") && text.contains("dígitos"), || {
        format!("in Spanish it says {text}")
    })
}

/// Only its own folder was ever asked, and never with anything typed.
fn stays_here(scene: &Scene, address: &str) -> Outcome {
    let own = address.trim_start_matches("http://").trim_end_matches("/setup.html");
    for request in scene.site.log().of("") {
        let line = request.line();
        ensure(request.host == own, || format!("somebody else was asked: {line}"))?;
        ensure(!line.contains("Mill") && !line.contains('?'), || {
            format!("something typed was sent: {line}")
        })?;
    }
    Ok(())
}

/// For people to look at, where they are asked for; and on a phone nothing may stick out.
async fn take_pictures(scene: &Scene) -> Outcome {
    if scene.browser != Browser::Chromium {
        return Ok(());
    }
    for (width, height) in [(1280, 2000), (360, 3600)] {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        scene.session.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let wide = scene
            .session
            .on_page("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![])
            .await?;
        ensure(wide == 0, || format!("at {width} px the page is {wide} px too wide"))?;
        if let Some(folder) = pictures::folder() {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(
                folder.join(format!("setup-{width}.png")),
                scene.session.client().screenshot().await?,
            )?;
        }
    }
    scene.session.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    Ok(())
}
