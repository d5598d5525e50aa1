using Spectre.Console;

namespace Course.Tool;

/// <summary>Where the commands print: a terminal, or a file or pipe in its place.</summary>
internal static class Terminal
{
    /// <summary>The console, wide enough for tables when there is no terminal to measure.</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        // No terminal, no width: without this, everything would be wrapped at 80 columns.
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        return console;
    }

    /// <summary>Whether lines can be drawn again while work goes on.</summary>
    public static bool IsInteractive(IAnsiConsole console) => console.Profile.Capabilities is { Ansi: true, Interactive: true } && !Console.IsOutputRedirected;
}
