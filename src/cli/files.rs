//! Files and standard streams. In: paths. Out: bytes, or one line that says what cannot be read or written and why.
//! It never leaves a half-written file: what is written appears whole, or not at all.
#![allow(clippy::disallowed_methods, reason = "the one module that touches the disk")]

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::fault::Fault;

/// No article is larger; an endless stream must come to an end.
const LARGEST_INPUT: u64 = 256 << 20;

/// Standard input, or standard output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// All bytes of a file, or of standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let shown = path.display();
    let cannot = |e: io::Error| Fault::usage(format!("{shown}: cannot read it: {}", cause(&e)));
    let mut bytes = Vec::new();
    if is_dash(path) {
        io::stdin().lock().take(LARGEST_INPUT + 1).read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        let file = File::open(path).map_err(cannot)?;
        if file.metadata().is_ok_and(|m| m.is_dir()) {
            return Err(Fault::usage(format!(
                "{shown}: is a folder, expected a file (for a folder: intertitre batch {shown} -o FOLDER)"
            )));
        }
        file.take(LARGEST_INPUT + 1).read_to_end(&mut bytes).map_err(cannot)?;
    }
    if bytes.len() as u64 > LARGEST_INPUT {
        let most = LARGEST_INPUT >> 20;
        return Err(Fault::usage(format!("{shown}: is too large, expected at most {most} MiB")));
    }
    Ok(bytes)
}

/// A file that must be UTF-8: rules, cards, lists of paths.
pub(super) fn read_text(path: &Path) -> Result<String, Fault> {
    let mut bytes = read(path)?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|e| {
        let line =
            e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count()
                + 1;
        Fault::usage(format!("{}:{line}: is not UTF-8", path.display()))
    })
}

/// True if there is something that is no folder.
pub(super) fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_dir())
}

/// True for a folder, or for a link to one.
pub(super) fn is_dir(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| m.is_dir())
}

/// The files under a folder, as paths relative to it, sorted; hidden ones, links to folders and the folder `except`
/// are left out.
pub(super) fn tree(folder: &Path, except: Option<&Path>) -> Result<Vec<PathBuf>, Fault> {
    let except = except.and_then(|p| fs::canonicalize(p).ok());
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let path = folder.join(&inside);
        let cannot = |e: io::Error| {
            Fault::usage(format!("{}: cannot read it: {}", path.display(), cause(&e)))
        };
        for entry in fs::read_dir(&path).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let kind = entry.file_type().map_err(cannot)?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                if except.is_none() || fs::canonicalize(entry.path()).ok() != except {
                    folders.push(inside.join(name));
                }
            } else if is_file(&entry.path()) || kind.is_symlink() && !is_dir(&entry.path()) {
                files.push(inside.join(name));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The folder itself, whatever links and dots lead to it; the path as given if there is none.
pub(super) fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Makes a folder and the missing ones above it that lie inside `root`; `root` itself must be there or be the last
/// part that is missing.
pub(super) fn make_folder(folder: &Path, root: &Path) -> Result<(), Fault> {
    let cannot = |e: io::Error| {
        Fault::usage(format!("{}: cannot make the folder: {}", folder.display(), cause(&e)))
    };
    if !is_dir(root) {
        match fs::create_dir(root) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists && !is_dir(root) => {
                return Err(Fault::usage(format!(
                    "{}: is a file, expected a folder",
                    root.display()
                )));
            }
            made => made.map_err(cannot)?,
        }
    }
    fs::create_dir_all(folder).map_err(cannot)
}

/// Where output goes.
pub(super) enum Sink {
    /// Standard output.
    Standard,
    /// A file, replaced as a whole.
    File(PathBuf),
}

impl Sink {
    /// Standard output for none and for `-`; a file that could not be written is refused before any work is done.
    pub(super) fn open(path: Option<&Path>, input: &Path) -> Result<Self, Fault> {
        let Some(path) = path.filter(|p| !is_dash(p)) else { return Ok(Self::Standard) };
        let shown = path.display();
        if is_dir(path) {
            return Err(Fault::usage(format!("{shown}: is a folder, expected a file to write to")));
        }
        let parent = parent(path);
        if !is_dir(parent) {
            let parent = parent.display();
            return Err(Fault::usage(format!(
                "{shown}: cannot write it: there is no folder {parent}"
            )));
        }
        if is_file(path) && !is_dash(input) && is_file(input) && resolved(path) == resolved(input) {
            return Err(Fault::usage(format!(
                "{shown}: is the input, expected another file to write to"
            )));
        }
        Ok(Self::File(path.to_owned()))
    }

    /// Writes all of it. A reader that closes its end of the pipe has read enough: that is no fault.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Fault> {
        match self {
            Self::Standard => {
                let mut out = io::stdout().lock();
                match out.write_all(bytes).and_then(|()| out.flush()) {
                    Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Fault::usage(format!(
                        "standard output: cannot write it: {}",
                        cause(&e)
                    ))),
                    _ => Ok(()),
                }
            }
            Self::File(path) => replace(path, bytes).map_err(|e| {
                Fault::usage(format!("{}: cannot write it: {}", path.display(), cause(&e)))
            }),
        }
    }
}

/// Puts a file in place at once: a reader sees the old one or the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        // A device or a named pipe is written to, not replaced.
        Ok(there) if !there.is_file() => {
            return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
        }
        Ok(there) if there.permissions().readonly() => {
            return Err(io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
        }
        _ => {}
    }
    // Through a link, what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".intertitre-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(parent(&target))?;
    file.write_all(bytes)?;
    if let Ok(there) = fs::metadata(&target) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.persist(&target).map_err(|e| e.error)?;
    Ok(())
}

/// The folder that a path lies in; `.` for a bare name.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A line on standard error; nobody is left to be told if that is closed.
pub(super) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The cause in words, without the system's number.
fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".into(),
        ErrorKind::PermissionDenied => "no right to".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        _ => text.split(" (os error").next().unwrap_or(&text).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_through_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        let sink = Sink::open(Some(&file), Path::new("-")).expect("a new file");
        sink.write(b"one").expect("written");
        #[cfg(unix)]
        {
            let link = folder.path().join("link.md");
            std::os::unix::fs::symlink(&file, &link).expect("a link");
            Sink::File(link.clone()).write(b"two").expect("written");
            assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        }
        assert_eq!(read(&file).expect("read"), if cfg!(unix) { b"two" } else { b"one" });
        let names = tree(folder.path(), None).expect("a tree");
        assert!(names.iter().all(|n| n.extension().is_some_and(|e| e == "md")), "{names:?}");
    }

    #[test]
    fn hidden_files_and_the_output_folder_are_no_inputs() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for path in ["b.txt", "a/c.txt", "out/d.txt", ".git/e.txt", ".f.txt"] {
            make_folder(parent(&root.join(path)), root).expect("made");
            fs::write(root.join(path), "x").expect("written");
        }
        let found = tree(root, Some(&root.join("out"))).expect("a tree");
        assert_eq!(found, [PathBuf::from("a/c.txt"), PathBuf::from("b.txt")]);
    }
}
