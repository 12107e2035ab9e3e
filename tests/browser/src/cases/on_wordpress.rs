//! A real WordPress, as a clinic's administrator uses it: uploads the plugin's archive, activates it, fills in the settings,
//! puts the check on a page by shortcode and by block, and deletes the plugin again.

use std::path::Path;

use fantoccini::Locator;
use serde_json::{Value, json};

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::hosts::WordPress;
use crate::outcome::{Failure, Outcome, ensure};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "on a real host, WordPress, the plugin is uploaded, set up and used by shortcode and block",
    browsers: &[Browser::Chromium],
    company: Company::Welcome,
    // WordPress' own administration pages talk to the console.
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

const PUBLISHED: &str = include_str!("../hosts/wordpress/published.php");
const REMOVED: &str = include_str!("../hosts/wordpress/removed.php");

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let wordpress = WordPress::start(&scene.room, &scene.dist).await?;
    let seen = use_it(scene, &wordpress).await;
    let log =
        std::fs::read_to_string(wordpress.site.join("wp-content/debug.log")).unwrap_or_default();
    wordpress.stop().await;
    seen?;
    let ours: Vec<&str> = log.lines().filter(|line| line.contains("coverage-check")).collect();
    ensure(ours.is_empty(), || format!("PHP complains: {ours:?}"))
}

async fn use_it(scene: &Scene, wordpress: &WordPress) -> Outcome {
    log_in(scene, wordpress).await?;
    upload(scene, wordpress).await?;
    set_up(scene, wordpress).await?;
    let block = make_block(scene, wordpress).await?;

    std::fs::write(wordpress.site.join("published.php"), PUBLISHED)?;
    let told: Value = serde_json::from_str(&wordpress.php("published.php", &[&block])?)?;
    let text = |name: &str| {
        told.get(name)
            .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
            .unwrap_or_default()
    };
    let script = "coverage-check/widget/coverage-check.js";
    for (list, entry) in [("delay", script), ("csv", script), ("handles", "coverage-check")] {
        ensure(text(list).contains(entry), || {
            format!("optimisers are not told ({list}): {}", text(list))
        })?;
    }
    ensure(text("delay").contains("other.js"), || "other plugins' exclusions are lost".to_owned())?;

    visit(scene, &text("shortcode"), "en").await?;
    let smuggled = scene.session.on_page("return !!globalThis.smuggled", vec![]).await?;
    ensure(smuggled == false, || "a script in the shortcode's content ran".to_owned())?;
    visit(scene, &text("block"), "es").await?;

    // The administrator may read Spanish.
    go(scene, wordpress, "wp-admin/options-general.php?page=coverage-check&in-spanish").await?;
    let page = scene.session.on_page("return document.body.innerText", vec![]).await?;
    ensure(page.as_str().unwrap_or_default().contains("Dirección para pedir cita"), || {
        "the settings do not speak Spanish".to_owned()
    })?;

    std::fs::write(wordpress.site.join("removed.php"), REMOVED)?;
    let left = wordpress.php("removed.php", &[])?;
    ensure(left.contains("[\"gone\",false]"), || {
        format!("after the plugin was deleted there is left: {left}")
    })
}

async fn log_in(scene: &Scene, wordpress: &WordPress) -> Outcome {
    go(scene, wordpress, "wp-login.php").await?;
    fill(scene, "#user_login", "keeper").await?;
    fill(scene, "#user_pass", "a-password-for-tests").await?;
    click(scene, "#wp-submit").await?;
    scene
        .session
        .until_on_page("the dashboard", "return !!document.querySelector('#wpadminbar')")
        .await?;
    Ok(())
}

async fn upload(scene: &Scene, wordpress: &WordPress) -> Outcome {
    go(scene, wordpress, "wp-admin/plugin-install.php?tab=upload").await?;
    let archive = std::fs::canonicalize(scene.dist.join("wordpress/coverage-check.zip"))?;
    scene
        .session
        .on_page("document.querySelector('.upload-plugin').style.display = 'block'", vec![])
        .await?;
    scene
        .session
        .client()
        .find(Locator::Css("#pluginzip"))
        .await?
        .send_keys(&archive.display().to_string())
        .await?;
    scene
        .session
        .on_page("document.querySelector('#install-plugin-submit').click()", vec![])
        .await?;
    scene
        .session
        .until_on_page(
            "the plugin is installed",
            "return !!document.querySelector('a[href*=\"action=activate\"]')",
        )
        .await?;
    scene
        .session
        .on_page("document.querySelector('a[href*=\"action=activate\"]').click()", vec![])
        .await?;
    scene
        .session
        .until_on_page(
            "the plugin is active",
            "return !!document.querySelector('[data-slug=coverage-check].active')",
        )
        .await?;
    ensure(
        Path::new(&wordpress.site).join("wp-content/plugins/coverage-check/widget/v").is_dir(),
        || "the widget did not come with the plugin".to_owned(),
    )
}

/// Right values are stored and told as clinic.json; a wrong one is named, and what was stored before stays.
async fn set_up(scene: &Scene, wordpress: &WordPress) -> Outcome {
    let page = "wp-admin/options-general.php?page=coverage-check";
    go(scene, wordpress, page).await?;
    for (field, words) in [
        ("name", "Valley <b>Road</b> \"Clinic\""),
        ("phone", "(608) 555-0142"),
        ("booking", "https://clinic.example/visit?next=%2Fnew%20patient"),
        ("states", "WI\nIL"),
        ("prices", "ketamine-iv session 450 course 2400\nketamine-im: session 300"),
    ] {
        fill(scene, &format!("#coverage-check-{field}"), words).await?;
    }
    scene
        .session
        .on_page("document.querySelector('#coverage-check-rems_certified').click()", vec![])
        .await?;
    save(scene).await?;
    go(scene, wordpress, page).await?;
    fill(scene, "#coverage-check-booking", "javascript:alert(1)").await?;
    save(scene).await?;
    let said = scene
        .session
        .on_page("return document.querySelector('.settings-error')?.innerText ?? ''", vec![])
        .await?;
    ensure(said.as_str().unwrap_or_default().contains("https://"), || {
        format!("of the wrong address it says {said}")
    })?;

    let served = scene.session.client();
    go(scene, wordpress, "index.php?rest_route=/coverage-check/v1/clinic").await?;
    let json = served.execute("return document.body.innerText", vec![]).await?;
    let json: Value = serde_json::from_str(json.as_str().unwrap_or_default())?;
    let expected = json!({
        "name": "Valley Road \"Clinic\"", "phone": "(608) 555-0142", "booking": "https://clinic.example/visit?next=%2Fnew%20patient",
        "states": ["WI", "IL"],
        "prices": { "ketamine-iv": { "session": 450, "course": 2400 }, "ketamine-im": { "session": 300 } },
        "rems_certified": true
    });
    ensure(json == expected, || format!("clinic.json is {json}"))
}

async fn save(scene: &Scene) -> Outcome {
    scene.session.on_page("document.querySelector('#submit').click()", vec![]).await?;
    scene
        .session
        .until_on_page(
            "the settings are saved or refused",
            "return !!document.querySelector('.settings-error')",
        )
        .await?;
    Ok(())
}

/// Puts the block into WordPress' editor and gives what the editor would save.
async fn make_block(scene: &Scene, wordpress: &WordPress) -> Outcome<String> {
    go(scene, wordpress, "wp-admin/post-new.php?post_type=page").await?;
    let known = "return !!globalThis.wp?.blocks?.getBlockType('coverage-check/widget')?.edit && !!wp.data.select('core/editor')?.getCurrentPostId()";
    scene.session.until_on_page("the editor knows the block", known).await?;
    let put = "wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('coverage-check/widget', { lang: 'es', fallback: 'Llame a <nosotros>' }))";
    scene.session.on_page(put, vec![]).await?;
    let shown = "return !!document.querySelector('[data-type=\"coverage-check/widget\"] .components-placeholder') && !document.querySelector('.block-editor-warning')";
    scene.session.until_on_page("the block is shown in the editor", shown).await?;
    let saved = scene
        .session
        .on_page("return wp.data.select('core/editor').getEditedPostContent()", vec![])
        .await?;
    let saved = saved.as_str().unwrap_or_default().to_owned();
    // So that leaving the page asks nothing.
    scene
        .session
        .on_page(
            "addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)",
            vec![],
        )
        .await?;
    ensure(saved.contains("<!-- wp:coverage-check/widget"), || {
        format!("the editor saves {saved:?}")
    })?;
    Ok(saved)
}

/// A published page as a visitor sees it: the widget works, in its language, with the clinic's name.
async fn visit(scene: &Scene, address: &str, lang: &str) -> Outcome {
    scene.session.goto(address).await?;
    working::expect(scene).await.map_err(|failure| failure.while_(address))?;
    let seen = scene
        .session
        .in_frame("return [document.documentElement.lang, document.body.textContent]", vec![])
        .await?;
    ensure(seen.get(0).is_some_and(|it| it == lang), || format!("it speaks {:?}", seen.get(0)))?;
    let names = seen
        .get(1)
        .and_then(Value::as_str)
        .is_some_and(|text| text.contains("Valley Road \"Clinic\""));
    ensure(names, || "it does not name the clinic".to_owned())?;
    let tag = "const script = document.querySelector('script[src*=\"coverage-check/widget\"]');
        return [script.async, script.dataset.cfasync, script.hasAttribute('nowprocket'), document.querySelectorAll('script[src*=\"coverage-check/widget\"]').length]";
    let tag = scene.session.on_page(tag, vec![]).await?;
    ensure(tag == json!([true, "false", true, 1]), || format!("the script's tag says {tag}"))?;
    let told = scene.told_on_page().await?;
    ensure(told.iter().all(|line| !line.contains("for the clinic")), || {
        format!("the clinic is told {told:?}")
    })
}

async fn go(scene: &Scene, wordpress: &WordPress, path: &str) -> Outcome {
    scene.session.goto(&format!("{}/{path}", wordpress.address())).await
}

async fn fill(scene: &Scene, selector: &str, words: &str) -> Outcome {
    let field = scene
        .session
        .client()
        .find(Locator::Css(selector))
        .await
        .map_err(|error| Failure::new(format!("{selector}: {error}")))?;
    field.clear().await?;
    Ok(field.send_keys(words).await?)
}

async fn click(scene: &Scene, selector: &str) -> Outcome {
    Ok(scene.session.client().find(Locator::Css(selector)).await?.click().await?)
}
