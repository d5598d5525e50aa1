using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Tool.Tests;

/// <summary>A small course in a temporary folder: one chapter with two exercises, its setup file, and the libraries that the build has put together.</summary>
public sealed class TestCourse : IDisposable
{
    public const string Setup = "#!import \"setup.csx\"";
    public const string DescendStub = "Matrix Descend(Matrix W, Matrix dW, double η)\n{\n    throw new NotImplementedException();\n}\n\nExercise.Check(\"6.1\", Descend)";
    public const string DescendRight = "Matrix Descend(Matrix W, Matrix dW, double η) => W - η * dW;\n\nExercise.Check(\"6.1\", Descend)";
    public const string BestStub = "int BestEpoch(double[] losses, int patience)\n{\n    throw new NotImplementedException();\n}\n\nExercise.Check(\"6.3\", BestEpoch)";

    public const string BestRight = """
        int BestEpoch(double[] losses, int patience)
        {
            int best = 0;
            for (int epoch = 1; epoch < losses.Length && epoch - best <= patience; epoch++)
                if (losses[epoch] < losses[best]) best = epoch;
            return best;
        }

        Exercise.Check("6.3", BestEpoch)
        """;

    public TestCourse()
    {
        string notebooks = Directory.CreateDirectory(System.IO.Path.Combine(Path, "notebooks")).FullName;
        string libraries = Directory.CreateDirectory(System.IO.Path.Combine(Path, "artifacts", "course")).FullName;
        foreach (string library in new[] { "MathNet.Numerics.dll", "Course.Simd.dll", "Course.dll", "Course.Exercises.dll" })
            File.Copy(System.IO.Path.Combine(BuiltLibraries(), library), System.IO.Path.Combine(libraries, library));
        File.WriteAllText(System.IO.Path.Combine(notebooks, "setup.csx"), """
            #r "../artifacts/course/MathNet.Numerics.dll"
            #r "../artifacts/course/Course.Simd.dll"
            #r "../artifacts/course/Course.dll"
            #r "../artifacts/course/Course.Exercises.dll"
            using Course;
            using Course.Exercises;
            using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
            """);
        Chapter(
            Task("6.1", "One step of gradient descent"), Code(DescendStub, "exercise-6-1", "exercise"), Code(Solved(DescendRight), "solution-6-1", "solution"),
            Task("6.3", "Early stopping"), Code(BestStub, "exercise-6-3", "exercise"), Code(Solved(BestRight), "solution-6-3", "solution"));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("course-tool-course-").FullName;

    /// <summary>The folder in which notebooks are handed in.</summary>
    public string Submissions => System.IO.Path.Combine(Path, "submissions");

    /// <summary>Writes the chapter anew.</summary>
    public void Chapter(params NotebookCell[] cells) => Save(System.IO.Path.Combine(Path, "notebooks", "06-training.ipynb"), cells);

    /// <summary>Hands in a notebook.</summary>
    public void HandIn(string name, params NotebookCell[] cells) => Save(System.IO.Path.Combine(Submissions, name), cells);

    public static NotebookCell Task(string id, string title) => new(CellKind.Markdown, $"### Exercise {id} {title}\n\nWrite it.", $"task-{id.Replace('.', '-')}");

    public static NotebookCell Code(string source, string id, params string[] tags)
    {
        var cell = new NotebookCell(CellKind.Code, source, id);
        if (tags.Length > 0) cell.Metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        return cell;
    }

    /// <summary>An answer as the collapsed solution cell has it.</summary>
    public static string Solved(string answer) => answer.Replace("Exercise.Check", "Exercise.Solution", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Save(string path, NotebookCell[] cells)
    {
        var document = new NotebookDocument();
        document.Cells.Add(Code(Setup, "setup"));
        foreach (var cell in cells) document.Cells.Add(cell);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        document.Save(path);
    }

    private static string BuiltLibraries()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string libraries = System.IO.Path.Combine(folder.FullName, "artifacts", "course");
            if (Directory.Exists(libraries)) return libraries;
        }

        throw new InvalidOperationException($"There is no artifacts/course above {AppContext.BaseDirectory}: build Course.sln.");
    }
}
