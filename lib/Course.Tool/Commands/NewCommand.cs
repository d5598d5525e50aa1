using System.CommandLine;
using System.Text.Json.Nodes;

namespace Course.Tool.Commands;

/// <summary><c>course new NAME</c>: a notebook that is ready to type into.</summary>
internal sealed class NewCommand : Command
{
    private readonly Argument<string> name = new("name")
    {
        Description = "Its name, for instance 'my-experiment'; a path names another folder than notebooks/.",
    };

    public NewCommand()
        : base("new", "Create a notebook with the course's setup cell.")
    {
        Arguments.Add(name);
        SetAction(result => Create(result.GetRequiredValue(name)));
    }

    private static int Create(string name)
    {
        string path = PathOf(name);
        if (File.Exists(path)) throw new UsageException($"'{path}' exists already, and is left as it is. Choose another name.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Notebook(path) + "\n");
        Console.WriteLine($"Created {Path.GetRelativePath(Environment.CurrentDirectory, path)}. Open it in VS Code or JupyterLab, or run it: course run {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
        return ExitCode.Success;
    }

    private static string PathOf(string name)
    {
        if (!name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) name += ".ipynb";
        bool isBare = Path.GetFileName(name) == name;
        return Path.GetFullPath(isBare && CourseFolder.Find() is { } course ? Path.Combine(course, "notebooks", name) : name);
    }

    private static string Notebook(string path)
    {
        string title = Path.GetFileNameWithoutExtension(path).Replace('-', ' ');
        string setup = CourseFolder.Find(Path.GetDirectoryName(path)) is { } course
            ? $"#!import \"{Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(course, "notebooks", "setup.csx")).Replace('\\', '/')}\""
            : "Console.WriteLine(\"Hello\");";
        return new JsonObject
        {
            ["cells"] = new JsonArray(
                Cell("title", "markdown", $"# {char.ToUpperInvariant(title[0])}{title[1..]}"),
                Cell("setup", "code", setup),
                Cell("first", "code", "")),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
                ["polyglot_notebook"] = new JsonObject
                {
                    ["kernelInfo"] = new JsonObject
                    {
                        ["defaultKernelName"] = "csharp",
                        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
                    },
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString(new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static JsonObject Cell(string id, string type, string source)
    {
        var cell = new JsonObject { ["cell_type"] = type };
        if (type == "code") cell["execution_count"] = null;
        cell["id"] = id;
        cell["metadata"] = type == "code"
            ? new JsonObject { ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" }, ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" } }
            : new JsonObject();
        if (type == "code") cell["outputs"] = new JsonArray();
        cell["source"] = new JsonArray(source.Length == 0 ? [] : [source]);
        return cell;
    }
}
