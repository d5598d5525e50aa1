using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Jupyter;

/// <summary>What the kernel says about itself.</summary>
internal static class KernelInfo
{
    /// <summary>The engine's version.</summary>
    public static string Version { get; } =
        typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    /// <summary>The answer to <c>kernel_info_request</c>.</summary>
    public static JsonObject Answer()
    {
        var language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageCodec.ProtocolVersion,
            ["implementation"] = "course",
            ["implementation_version"] = Version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = language,
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"C# {language} on {RuntimeInformation.FrameworkDescription}. #!lsmagic lists the directives; name? shows what a name is.",
            ["debugger"] = false,
            ["supported_features"] = new JsonArray(),
            ["help_links"] = new JsonArray(
                Link("C# language reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
                Link(".NET API browser", "https://learn.microsoft.com/dotnet/api/"),
                Link("Math.NET Numerics", "https://numerics.mathdotnet.com/"),
                Link("Plotly.NET", "https://plotly.net/")),
        };
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
