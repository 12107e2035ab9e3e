//! How long a first visit takes, and what it brings: the start screen, the first question, bytes, memory, and work on the
//! thread that draws. Only on request (`COVERAGE_PACE`): it prints figures for `cargo xtask bench`.

mod memory;
mod visit;
mod work;

use std::collections::BTreeMap;

use crate::case::{Case, Company, Console};
use crate::devtools::DevTools;
use crate::drivers::Browser;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use visit::{Conditions, FAST, Open, SLOW, Second};

pub(crate) const CASE: Case = Case {
    name: "a first visit is measured",
    browsers: &[Browser::Chromium],
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Visits of which the median counts.
const VISITS: usize = 5;

/// Measured values, by the name of the figure.
type Measured = BTreeMap<String, (Vec<f64>, &'static str)>;

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let mut tools = DevTools::start(&scene.room.join("alone"))?;
    let mut measured = Measured::new();
    let done = measure(scene, &mut tools, &mut measured).await;
    tools.stop().await;
    done?;
    for (name, (mut values, unit)) in measured {
        values.sort_by(f64::total_cmp);
        println!("measured cold-{name} {:.3} {unit}", values[values.len() / 2]);
    }
    Ok(())
}

async fn measure(scene: &Scene, tools: &mut DevTools, measured: &mut Measured) -> Outcome {
    // A browser that has just been started is busy with itself.
    arrive(scene, tools, FAST, &mut Measured::new(), "unmeasured").await?;
    for (name, conditions) in [("fast", FAST), ("slow", SLOW)] {
        for _ in 0..VISITS {
            arrive(scene, tools, conditions, measured, name).await?;
            take_apart(scene, tools, conditions, measured, name).await?;
        }
    }
    slow_means_slow(measured)
}

fn add(measured: &mut Measured, name: &str, value: f64, unit: &'static str) {
    measured.entry(name.to_owned()).or_insert((Vec::new(), unit)).0.push(value);
}

/// The first visit, and under a fast line what it brings and what coming back brings.
async fn arrive(
    scene: &Scene,
    tools: &mut DevTools,
    conditions: Conditions,
    measured: &mut Measured,
    name: &str,
) -> Outcome {
    let open = Open::page(scene, tools, conditions, Second::AtOnce).await?;
    open.until(tools, &["question", "ready"]).await?;
    let moments = open.moments(tools).await?;
    for (what, moment) in [
        ("start-screen", moments.start_screen),
        ("wasm-arrived", moments.wasm_arrived),
        ("first-question", moments.question),
        ("ready", moments.ready),
    ] {
        add(measured, &format!("{name}-{what}"), moment, "ms");
    }
    let files = open.files(tools).await?;
    for file in files.iter().filter(|file| file.is("wasm")) {
        add(measured, &format!("{name}-wasm-on-the-line"), file.took, "ms");
    }
    let turning = tools.evaluate(&open.frame, TURNING).await?.as_f64().unwrap_or_default();
    add(measured, &format!("{name}-turning"), turning, "ms");
    if name == "fast" {
        let (second, first): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is("pack"));
        let sum = |files: &[&visit::File]| files.iter().map(|file| file.bytes).sum::<f64>();
        add(measured, "bytes-first", sum(&first), "bytes");
        add(measured, "bytes-second", sum(&second), "bytes");
        line_and_requests(&open, measured, "first-visit");
        let open = open.again(tools, conditions).await?;
        open.until(tools, &["question", "ready"]).await?;
        line_and_requests(&open, measured, "next-visit");
        return open.close(tools).await;
    }
    open.close(tools).await
}

/// What went over the line, heads included, and how many requests it were; the clinic's own page is one of them.
fn line_and_requests(open: &Open, measured: &mut Measured, name: &str) {
    let (down, up) = open.line.counted();
    let requests = open.site.log().since(open.since).len() - 1;
    add(measured, &format!("{name}-down"), f64::from(down), "bytes");
    add(measured, &format!("{name}-up"), f64::from(up), "bytes");
    add(measured, &format!("{name}-requests"), f64::from(requests as u32), "requests");
}

/// The work of the frame's thread: from the Wasm in hand to the first question on the screen, while the second parcel waits;
/// and from the second parcel in hand to all of it unpacked. And what the frame keeps then.
async fn take_apart(
    scene: &Scene,
    tools: &mut DevTools,
    conditions: Conditions,
    measured: &mut Measured,
    name: &str,
) -> Outcome {
    work::begin(tools).await?;
    let open = Open::page(scene, tools, conditions, Second::Held).await?;
    open.until(tools, &["question"]).await?;
    open.site.release();
    open.until(tools, &["ready"]).await?;
    let trace = work::end(tools).await?;
    for (what, from, to) in [
        ("work-to-first-question", "cold: parcel 1", "cold: question"),
        ("unpacking", "cold: parcel 2", "cold: unpacked"),
    ] {
        let work = trace.between(from, to)?;
        let sum = if conditions.slower == 1 { work.of_processor } else { work.by_the_clock };
        add(measured, &format!("{name}-{what}"), sum, "ms");
        if what == "unpacking" {
            add(measured, &format!("{name}-{what}-longest-task"), work.longest, "ms");
        }
    }
    if name == "fast" {
        add(measured, "memory", memory::of(tools, &open.frame).await?, "MB");
    }
    open.close(tools).await
}

/// A loop that shows how fast a processor turns.
const TURNING: &str = "(() => {
    const begin = performance.now();
    for (let i = 0, x = 0; i < 3e7; i++) x = (x * 31 + i) | 0;
    return performance.now() - begin;
})()";

/// What is asked of line and processor must act on the page's requests and on the frame's thread, or the figures lie.
fn slow_means_slow(measured: &mut Measured) -> Outcome {
    let mut least = |name: &str| {
        let (values, _) = measured.remove(name).unwrap_or_default();
        values.into_iter().fold(f64::INFINITY, f64::min)
    };
    let (fast, slow) = (least("fast-turning"), least("slow-turning"));
    ensure(slow > 2.0 * fast, || {
        format!("the frame's processor was to be slower: {fast} ms, then {slow} ms")
    })?;
    least("fast-wasm-on-the-line");
    let slow = least("slow-wasm-on-the-line");
    // 87 KB alone take 440 ms at 1.6 Mbps.
    ensure(slow > 400.0, || format!("the line was to be slow, and the Wasm took {slow} ms"))
}
