//! What tests and benches share: the binary, temporary folders, articles made to measure. It holds no test.

pub(crate) mod articles;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// What a run of the binary gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// Exit code; none if a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: Vec<u8>,
    /// Standard error, as text.
    pub(crate) stderr: String,
}

impl Run {
    /// Standard output as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("the program prints UTF-8")
    }
}

/// Longer than any answer may take, on a slow machine and a debug build.
const PATIENCE: Duration = Duration::from_secs(60);

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The binary, with arguments, started in the project's folder.
pub(crate) fn intertitre(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_intertitre"));
    command.args(args).current_dir(root());
    command
}

/// Runs the binary with nothing on standard input.
pub(crate) fn run(args: &[&str]) -> Run {
    finish(&mut intertitre(args), b"")
}

/// Does some work on a thread of its own; that it does not end is a failure.
pub(crate) fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, result) = mpsc::channel();
    // Nobody waits for what comes too late.
    std::thread::spawn(move || done.send(work()).is_ok());
    result.recv_timeout(PATIENCE).expect("an answer in time, without a panic")
}

/// Runs a command to its end with `input` on standard input; a hang is a failure.
pub(crate) fn finish(command: &mut Command, input: &[u8]) -> Run {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    // It may end without reading all of its input.
    let feed = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let read = |mut from: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map(|_| bytes).expect("a pipe can be read")
        })
    };
    let stdout = read(Box::new(child.stdout.take().expect("piped")));
    let stderr = read(Box::new(child.stderr.take().expect("piped")));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().expect("a child can be ended");
            panic!("no answer after {PATIENCE:?}: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    feed.join().expect("fed");
    Run {
        code: status.code(),
        stdout: stdout.join().expect("read"),
        stderr: String::from_utf8(stderr.join().expect("read")).expect("UTF-8"),
    }
}

/// Every file under a folder with its bytes, by path relative to it.
pub(crate) fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in std::fs::read_dir(&inside).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_owned();
                files.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}

/// Writes files, with the folders they lie in.
pub(crate) fn write(folder: &Path, files: &[(&str, &[u8])]) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}
