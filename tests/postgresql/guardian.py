"""Starts a PostgreSQL server for tests and keeps it for as long as whoever started this program lives.

Usage: guardian.py BINARIES, with a pipe for standard input. It prints the address of the server when it answers, and
when the pipe closes (because the tests are done, or because they were killed) stops it and takes its folder away.
PostgreSQL refuses to run as root, so there it runs as the user `postgres`, or as `nobody`.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SECONDS = 60


def identity() -> dict[str, Any]:
    """As whom to run the server: as ourselves, but never as root."""
    if os.geteuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def run(program: Path, *arguments: str, **given: Any) -> None:
    """Run one of PostgreSQL's programs to its end; what it says goes to standard error."""
    subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True, **given)


def main(binaries: Path) -> None:
    """Make a cluster, serve it on a socket in its own folder, and wait for the pipe to close."""
    # Not in the tests' own folder: that is closed to the other user, and its name too long for a socket.
    home = Path(tempfile.mkdtemp(prefix="answerable-"))
    server = None
    try:
        who = identity()
        if who:
            os.chown(home, who["user"], who["group"])
        who |= {"cwd": home, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}}
        password = secrets.token_hex(8)
        (home / "password").write_text(password, encoding="utf-8")
        run(
            binaries / "initdb",
            *("--pgdata", str(home / "data"), "--username", "owner", "--pwfile", str(home / "password")),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"),
            **who,
        )
        server = subprocess.Popen(
            [binaries / "postgres", "-D", home / "data", "-k", home, "-c", "listen_addresses="],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            **who,
        )
        ready = ["--host", str(home), "--username", "owner", "--dbname", "postgres", "--timeout", str(SECONDS)]
        while subprocess.run([binaries / "pg_isready", "--quiet", *ready], check=False).returncode:
            if server.poll() is not None:
                raise SystemExit("the server did not start")
        print(f"postgresql://owner:{password}@/postgres?host={home}", flush=True)  # noqa: T201 - read by the tests
        sys.stdin.read()
    finally:
        if server is not None:
            server.send_signal(signal.SIGQUIT)
            server.wait(SECONDS)
        shutil.rmtree(home)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(Path(sys.argv[1]))
