//! React and Vue mount the widget, take it away and mount it again, many times: it works the last time as the first, and
//! nothing of the others is left.

use std::fmt::Write as _;

use super::provided::{from_npm, provide};
use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;

pub(crate) const REACT: Case = Case {
    name: "in React, mounted and unmounted many times, the widget works and leaves nothing behind",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(react(scene)),
};

pub(crate) const VUE: Case = Case {
    name: "in Vue, mounted and unmounted many times, the widget works and leaves nothing behind",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(vue(scene)),
};

/// React comes as modules that ask for each other by name.
const REACT_MODULES: [(&str, &str); 4] = [
    ("scheduler", "scheduler/cjs/scheduler.production.js"),
    ("react", "react/cjs/react.production.js"),
    ("react-dom", "react-dom/cjs/react-dom.production.js"),
    ("react-dom/client", "react-dom/cjs/react-dom-client.production.js"),
];

const IN_REACT: &str = "
    const { createElement, useState, StrictMode } = require('react');
    function Coverage() {
        const [shown, show] = useState(true);
        globalThis.show = show;
        return shown && createElement('coverage-check', { lang: 'en', loading: 'eager', base: '/' },
            createElement('p', null, 'Call our office at 555-0100.'));
    }
    require('react-dom/client').createRoot(document.getElementById('app'))
        .render(createElement(StrictMode, null, createElement(Coverage)));";

const IN_VUE: &str = "
    const app = Vue.createApp({
        data: () => ({ shown: true }),
        mounted() { globalThis.show = (shown) => { this.shown = shown; }; },
        template: '<coverage-check v-if=\"shown\" lang=\"en\" loading=\"eager\" base=\"/\"><p>Call us</p></coverage-check>',
    });
    app.config.compilerOptions.isCustomElement = (tag) => tag === 'coverage-check';
    app.mount('#app');";

const PAGE: &str = "<h1>Clinic</h1><div id=\"app\"></div><script src=\"/app.js\"></script>";

/// In the head, as the guide says: a script in the body of a page without the element would put one there.
const LOAD: &str = "document.head.append(Object.assign(document.createElement('script'), { src: '/coverage-check.js' }));";

/// Shown and hidden by the framework, each time until it has done it.
const MANY_TIMES: &str = "
    window.turned = false;
    const there = () => document.querySelectorAll('coverage-check').length;
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        for (let i = 0; i < 20; i += 1) {
            show(false);
            while (there() !== 0) await frame();
            show(true);
            while (there() !== 1) await frame();
        }
        show(false);
        while (there() !== 0) await frame();
        window.leftovers = [frames.length, document.querySelectorAll('dialog, iframe').length, document.documentElement.style.overflow];
        watched.ready = false;
        show(true);
        window.turned = true;
    })();";

async fn react(scene: &Scene) -> Outcome {
    let mut script = "const modules = {}, done = {};\n\
        const require = (name) => {\n\
            if (!done[name]) { const module = { exports: {} }; done[name] = module; modules[name](module, module.exports, require); }\n\
            return done[name].exports;\n\
        };\n"
        .to_owned();
    for (name, file) in REACT_MODULES {
        let text = String::from_utf8_lossy(&from_npm(file)?).into_owned();
        let _ =
            writeln!(script, "modules['{name}'] = (module, exports, require) => {{\n{text}\n}};");
    }
    turn(scene, &format!("(() => {{ {script}\n{IN_REACT} }})();")).await
}

async fn vue(scene: &Scene) -> Outcome {
    let text = String::from_utf8_lossy(&from_npm("vue/dist/vue.global.prod.js")?).into_owned();
    turn(scene, &format!("{text}\n{IN_VUE}")).await
}

async fn turn(scene: &Scene, script: &str) -> Outcome {
    let script = format!("{LOAD}\n{script}");
    provide(scene, "app.js", "text/javascript; charset=utf-8", script.into_bytes());
    scene.open(HostPage::with_body(PAGE)).await?;
    scene.until_ready().await?;
    for _ in 0..5 {
        scene.session.on_page(MANY_TIMES, vec![]).await?;
        let turned = "return window.turned";
        scene.session.until_on_page("it was shown and hidden twenty times", turned).await?;
        let left = scene.session.on_page("return window.leftovers", vec![]).await?;
        ensure(left == serde_json::json!([0, 0, ""]), || format!("the page still holds {left}"))?;
    }
    working::expect(scene).await?;
    let loads = scene.site.log().of("coverage-check.wasm").len();
    ensure(loads == 1, || format!("the Wasm was loaded {loads} times, not once"))
}
