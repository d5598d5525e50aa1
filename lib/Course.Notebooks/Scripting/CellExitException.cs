namespace Course.Notebooks.Scripting;

/// <summary>A cell asked for the end of the process, and got its own.</summary>
internal sealed class CellExitException(string call, Exception? cause = null) : Exception(
    $"{call} has ended this cell; the kernel and its variables live on. To end the kernel, shut it down or restart it in your editor.", cause);
