"""Starts the kernel as any front end does, prints its process id, and waits to be killed."""

import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name=".net-csharp")
print(manager.provisioner.pid, flush=True)
sys.stdin.read()
