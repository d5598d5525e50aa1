using System.CommandLine;
using Course.Notebooks.Jupyter;

namespace Course.Tool.Commands;

/// <summary>Which kernel folder a command is about: the options <c>--user</c>, <c>--prefix</c> and <c>--name</c>, which several commands share.</summary>
internal sealed class KernelPlace
{
    private readonly Option<bool> user = new("--user") { Description = "For this user alone. The default." };
    private readonly Option<DirectoryInfo?> prefix = new("--prefix") { Description = "Into an environment: DIR/share/jupyter/kernels.", HelpName = "DIR" };
    private readonly Option<string> name = new("--name")
    {
        Description = "The name by which notebooks ask for it.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    /// <summary>Adds the options to a command.</summary>
    public KernelPlace(Command command)
    {
        command.Options.Add(user);
        command.Options.Add(prefix);
        command.Options.Add(name);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(prefix) is not null) parsed.AddError("--user and --prefix name two different places: give one of them.");
            if (parsed.GetValue(name) is { } given && !IsName(given))
                parsed.AddError($"'{given}' cannot be a kernel's name: use letters, digits, '.', '-' and '_' only.");
        });
    }

    /// <summary>The kernel's folder.</summary>
    public string Folder(ParseResult parsed)
    {
        string kernel = parsed.GetRequiredValue(name);
        return parsed.GetValue(prefix) is { } chosen
            ? JupyterPaths.Here.PrefixKernel(chosen.FullName, kernel)
            : JupyterPaths.Here.UserKernel(kernel);
    }

    private static bool IsName(string given) =>
        given.Any(char.IsAsciiLetterOrDigit) && given.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
