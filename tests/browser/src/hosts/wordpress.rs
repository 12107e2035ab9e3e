//! A real WordPress of the distribution's packages, with PHP-FPM, MariaDB and nginx, in a folder of its own: a copy of
//! WordPress, an empty database, an administrator, and every call to other servers switched off.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Nginx;
use super::server::{Server, run};
use crate::outcome::{Failure, Outcome};
use crate::page::WATCH;

const PACKAGED: &str = "/usr/share/wordpress";
const INSTALL: &str = include_str!("wordpress/install.php");
const WATCHED: &str = include_str!("wordpress/watched.php");

pub(crate) struct WordPress {
    nginx: Nginx,
    php: Server,
    database: Server,
    pub(crate) site: PathBuf,
}

impl WordPress {
    pub(crate) async fn start(room: &Path, dist: &Path) -> Outcome<Self> {
        let site = room.join("wordpress");
        run(
            Command::new("cp").args(["--recursive", "--dereference", PACKAGED]).arg(&site),
            "copying WordPress",
        )?;
        fs::create_dir_all(site.join("wp-content/mu-plugins"))?;
        fs::create_dir_all(site.join("wp-content/uploads"))?;
        fs::write(site.join("wp-content/mu-plugins/watched.php"), WATCHED)?;
        fs::write(site.join("watch.js"), WATCH)?;
        let (database, socket) = start_database(room).await?;
        let (php, fastcgi) = start_php(room).await?;
        let more = format!(
            "root {site};\nindex index.php;\n\
             location / {{ try_files $uri $uri/ /index.php?$args; }}\n\
             location ~ \\.php$ {{ include /etc/nginx/fastcgi_params; fastcgi_read_timeout 120s; \
             fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_param HTTP_HOST $http_host; \
             fastcgi_pass unix:{fastcgi}; \
             add_header X-Content-Type-Options nosniff; }}\n\
             location /wp-content/ {{ add_header X-Content-Type-Options nosniff; }}",
            site = site.display(),
            fastcgi = fastcgi.display(),
        );
        let nginx = Nginx::start(room, dist, &more).await?;
        fs::write(site.join("wp-config.php"), configuration(&nginx.address(), &socket))?;
        fs::write(site.join("install.php"), INSTALL)?;
        let wordpress = Self { nginx, php, database, site };
        wordpress.php("install.php", &[])?;
        Ok(wordpress)
    }

    pub(crate) fn address(&self) -> String {
        self.nginx.address()
    }

    /// Runs a script of the site on the command line and gives what it printed.
    pub(crate) fn php(&self, script: &str, arguments: &[&str]) -> Outcome<String> {
        run(Command::new("php").arg(script).args(arguments).current_dir(&self.site), script)
    }

    pub(crate) async fn stop(self) {
        self.nginx.stop().await;
        self.php.stop().await;
        self.database.stop().await;
    }
}

async fn start_database(room: &Path) -> Outcome<(Server, PathBuf)> {
    let folder = room.join("database");
    run(
        Command::new("mariadb-install-db")
            .args([
                "--no-defaults",
                "--user=root",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ])
            .arg(format!("--datadir={}", folder.display())),
        "mariadb-install-db",
    )?;
    // A socket's path may have about a hundred letters.
    let socket = std::env::temp_dir().join(format!("cc-db-{}.sock", std::process::id()));
    let mut command = Command::new("mariadbd");
    command
        .args([
            "--no-defaults",
            "--user=root",
            "--skip-networking",
            "--innodb-flush-log-at-trx-commit=0",
        ])
        .arg(format!("--datadir={}", folder.display()))
        .arg(format!("--socket={}", socket.display()));
    let mut server = Server::start("mariadbd", room, command)?;
    server.until(|| socket.exists()).await?;
    Ok((server, socket))
}

async fn start_php(room: &Path) -> Outcome<(Server, PathBuf)> {
    let socket = std::env::temp_dir().join(format!("cc-php-{}.sock", std::process::id()));
    let file = room.join("php-fpm.conf");
    fs::write(
        &file,
        format!(
            "[global]\nerror_log = /dev/stderr\ndaemonize = no\n[www]\nuser = root\ngroup = root\nlisten = {}\npm = static\n\
             pm.max_children = 3\ncatch_workers_output = yes\nphp_admin_value[upload_max_filesize] = 20M\n\
             php_admin_value[post_max_size] = 20M\nphp_admin_value[memory_limit] = 256M\n",
            socket.display()
        ),
    )?;
    let mut command = Command::new(fpm()?);
    command.args(["--nodaemonize", "--allow-to-run-as-root", "--fpm-config"]).arg(&file);
    let mut server = Server::start("php-fpm", room, command)?;
    server.until(|| socket.exists()).await?;
    Ok((server, socket))
}

/// Debian names it after its version.
fn fpm() -> Outcome<PathBuf> {
    let found = ["/usr/sbin", "/usr/bin"].iter().find_map(|folder| {
        let mut names: Vec<PathBuf> = fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("php-fpm"))
            })
            .collect();
        names.sort();
        names.pop()
    });
    found.ok_or_else(|| Failure::new("PHP-FPM was not found; install it with: apt install php-fpm"))
}

fn configuration(address: &str, socket: &Path) -> String {
    format!(
        "<?php\n\
         define( 'DB_NAME', 'wordpress' );\ndefine( 'DB_USER', 'root' );\ndefine( 'DB_PASSWORD', '' );\n\
         define( 'DB_HOST', 'localhost:{}' );\ndefine( 'DB_CHARSET', 'utf8mb4' );\ndefine( 'DB_COLLATE', '' );\n\
         foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {{\n\
         define( $kind . '_KEY', $kind . ' of a site for tests' );\ndefine( $kind . '_SALT', $kind . ' of a site for tests' );\n}}\n\
         $table_prefix = 'wp_';\n\
         define( 'WP_HOME', '{address}' );\ndefine( 'WP_SITEURL', '{address}' );\n\
         define( 'FS_METHOD', 'direct' );\ndefine( 'WP_HTTP_BLOCK_EXTERNAL', true );\ndefine( 'DISABLE_WP_CRON', true );\n\
         define( 'AUTOMATIC_UPDATER_DISABLED', true );\n\
         define( 'WP_DEBUG', true );\ndefine( 'WP_DEBUG_DISPLAY', false );\ndefine( 'WP_DEBUG_LOG', true );\n\
         if ( ! defined( 'ABSPATH' ) ) {{ define( 'ABSPATH', __DIR__ . '/' ); }}\n\
         require_once ABSPATH . 'wp-settings.php';\n",
        socket.display()
    )
}
