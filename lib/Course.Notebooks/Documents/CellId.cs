using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Course.Notebooks.Documents;

/// <summary>The ids of cells.</summary>
internal static class CellId
{
    public static bool IsValid(string? id) =>
        id is { Length: >= 1 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>An id for a cell that has none: from its text and place, so that reading a file twice gives the same ids and no diff.</summary>
    public static string From(string source, int place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place}\n{source}")));
        return Convert.ToHexStringLower(hash.AsSpan(0, 4));
    }
}
