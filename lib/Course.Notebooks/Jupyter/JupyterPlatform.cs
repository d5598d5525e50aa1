namespace Course.Notebooks.Jupyter;

/// <summary>The systems between which Jupyter's folders differ.</summary>
public enum JupyterPlatform
{
    /// <summary>Linux and other Unix systems.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
