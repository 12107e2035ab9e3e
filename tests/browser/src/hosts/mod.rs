//! Real servers, each started by a case in a folder of its own and stopped by its handle. Inside the tests' network
//! namespace they may listen where they like; nothing of the machine's own services is touched.

mod nginx;
mod server;
mod wordpress;

pub(crate) use nginx::Nginx;
pub(crate) use wordpress::WordPress;

/// Whether this run is to start them: `cargo xtask test --hosts`.
pub(crate) fn wanted() -> bool {
    std::env::var_os("COVERAGE_HOSTS").is_some()
}
