using System.Collections.Frozen;

namespace Course.Notebooks.Language;

/// <summary>Where Microsoft Learn explains an error of the C# compiler.</summary>
/// <remarks>The errors that learners meet have pages of their own, in one of two folders. Newer ones share a page with others of their kind, which the site's search finds by the number.</remarks>
internal static class HelpPage
{
    private const string Site = "https://learn.microsoft.com/";

    private static readonly FrozenSet<string> InReference = FrozenSet.ToFrozenSet(
    [
        "CS0019", "CS0029", "CS0034", "CS0050", "CS0051", "CS0103", "CS0106", "CS0108", "CS0115", "CS0116", "CS0120", "CS0122", "CS0151", "CS0163", "CS0165", "CS0173",
        "CS0188", "CS0201", "CS0229", "CS0233", "CS0234", "CS0246", "CS0260", "CS0266", "CS0429", "CS0433", "CS0507", "CS0523", "CS0545", "CS0579", "CS0592", "CS0616",
        "CS0618", "CS0826", "CS0834", "CS0840", "CS0843", "CS0845", "CS1001", "CS1009", "CS1018", "CS1019", "CS1026", "CS1029", "CS1058", "CS1061", "CS1112", "CS1501",
        "CS1502", "CS1519", "CS1540", "CS1546", "CS1548", "CS1579", "CS1612", "CS1614", "CS1640", "CS1644", "CS1656", "CS1674", "CS1729", "CS1919", "CS1921", "CS1926",
        "CS1933", "CS1936", "CS1941", "CS1942", "CS1943", "CS1946", "CS4014",
    ]);

    private static readonly FrozenSet<string> InMiscellany = FrozenSet.ToFrozenSet(
    [
        "CS0020", "CS0021", "CS0022", "CS0023", "CS0030", "CS0031", "CS0070", "CS0100", "CS0101", "CS0102", "CS0104", "CS0111", "CS0117", "CS0121", "CS0123", "CS0126",
        "CS0128", "CS0131", "CS0136", "CS0144", "CS0152", "CS0154", "CS0155", "CS0161", "CS0200", "CS0411", "CS0815", "CS0841", "CS1002", "CS1003", "CS1010", "CS1022",
        "CS1503", "CS1513", "CS1525",
    ]);

    /// <summary>The address of the page.</summary>
    /// <param name="code">What the error is called: <c>CS0103</c>.</param>
    /// <returns>The address, or null for what does not come from the compiler.</returns>
    public static string? Of(string code) => code switch
    {
        _ when !code.StartsWith("CS", StringComparison.Ordinal) => null,
        _ when InReference.Contains(code) => $"{Site}dotnet/csharp/language-reference/compiler-messages/{code.ToLowerInvariant()}",
        _ when InMiscellany.Contains(code) => $"{Site}dotnet/csharp/misc/{code.ToLowerInvariant()}",
        _ => $"{Site}search/?terms={code}",
    };
}
