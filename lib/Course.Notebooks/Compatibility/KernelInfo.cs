using Course.Notebooks.Directives;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a kernel says of itself.</summary>
public sealed class KernelInfo
{
    internal KernelInfo(string name) => (LocalName, LanguageName) = (name, CellText.Find(name)?.Title);

    /// <summary>Its name, as after <c>#!</c>.</summary>
    public string LocalName { get; }

    /// <summary>Its language as people write it; null for what holds the kernels of all languages.</summary>
    public string? LanguageName { get; }

    /// <summary>Its name in menus.</summary>
    public string DisplayName => LanguageName is null ? LocalName : $"{LocalName} - {LanguageName}";

    /// <summary>Whether it holds other kernels.</summary>
    public bool IsComposite => LanguageName is null;
}
