using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Course.Book.Pages;

namespace Course.Book.Search;

/// <summary>
/// The words of the book, as a script that the search loads when it is opened: a browser lets a page from disk load scripts, but
/// not data.
/// </summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The script: a list of sections, each with page title, heading, address and text.</summary>
    public static string ToScript(IEnumerable<BookPage> pages)
    {
        var sections = new JsonArray();
        foreach (var page in pages)
        {
            foreach (var section in page.Draft.Sections.Where(section => section.Heading.Length + section.Text.Length > 0))
            {
                sections.Add((JsonNode)new JsonObject
                {
                    ["page"] = page.Title.Full,
                    ["heading"] = section.Heading,
                    ["address"] = section.Anchor.Length == 0 ? page.Address : $"{page.Address}#{section.Anchor}",
                    ["text"] = section.Text,
                });
            }
        }

        return $"window.bookIndex = {sections.ToJsonString(Readable)};\n";
    }
}
