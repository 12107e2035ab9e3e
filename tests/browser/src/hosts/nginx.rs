//! The real nginx with the configuration that docs/EMBEDDING.md recommends, read from `embed/nginx.conf`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use super::server::{Server, free_port, listens};
use crate::outcome::{Outcome, ensure};

const RECOMMENDED: &str = include_str!("../../../../embed/nginx.conf");
/// The folder that the recommendation names as an example.
const EXAMPLE: &str = "/var/www/coverage-check/";
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

pub(crate) struct Nginx {
    server: Server,
    port: u16,
}

impl Nginx {
    /// Serves `dist` as recommended, a folder of pages at the root, and whatever else `more` says.
    pub(crate) async fn start(room: &Path, dist: &Path, more: &str) -> Outcome<Self> {
        ensure(RECOMMENDED.contains(EXAMPLE), || {
            format!("embed/nginx.conf does not name {EXAMPLE} any more")
        })?;
        let port = free_port()?;
        let here = format!("{}/", std::fs::canonicalize(dist)?.display());
        let folder = room.join("nginx");
        std::fs::create_dir_all(folder.join("pages"))?;
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].iter().fold(
            String::new(),
            |mut lines, kind| {
                let _ = writeln!(lines, "{kind}_temp_path {}/{kind};", folder.display());
                lines
            },
        );
        let configuration = format!(
            "load_module {MODULE};\nuser root;\ndaemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr;\n\
             events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}\n\
             server {{\nlisten 127.0.0.1:{port};\nclient_max_body_size 20m;\n\
             add_header Content-Security-Policy \"default-src 'self'\";\nadd_header X-Frame-Options DENY;\n\
             {}\n{more}\n}}\n}}\n",
            RECOMMENDED.replace(EXAMPLE, &here),
            folder = folder.display(),
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, configuration)?;
        let mut command = Command::new("nginx");
        command.arg("-c").arg(&file).arg("-p").arg(&folder).args(["-e", "stderr"]);
        let mut server = Server::start("nginx", room, command)?;
        server.until(|| listens(port)).await?;
        Ok(Self { server, port })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) async fn stop(self) {
        self.server.stop().await;
    }
}
