namespace Course.Figures;

/// <summary>
/// The colours, marks and dashes of every figure. The series colours are Okabe and Ito's, which readers with any of the
/// common colour-vision deficiencies can tell apart; a mark and a dash go with each, so that nothing is said by colour alone.
/// </summary>
/// <remarks>M. Okabe and K. Ito, <i>Color Universal Design</i>, 2008. The front end's script maps these colours to lighter ones on a dark page.</remarks>
public static class Palette
{
    /// <summary>The first series' blue.</summary>
    public const string Blue = "#0072B2";

    /// <summary>The second series' vermilion.</summary>
    public const string Vermilion = "#D55E00";

    /// <summary>The third series' bluish green.</summary>
    public const string Green = "#009E73";

    /// <summary>The fourth series' reddish purple.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>The fifth series' orange.</summary>
    public const string Orange = "#E69F00";

    /// <summary>The sixth series' sky blue.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>Things that are there for comparison: a chance line, a diagonal.</summary>
    public const string Grey = "#6B7280";

    /// <summary>Text and the outlines of marks.</summary>
    public const string Ink = "#1F2937";

    /// <summary>The paper, and what must be as bright as it.</summary>
    public const string Paper = "#FFFFFF";

    /// <summary>Grid lines.</summary>
    public const string Grid = "#E5E7EB";

    /// <summary>Axis lines and ticks.</summary>
    public const string AxisLine = "#9CA3AF";

    internal static readonly string[] Colors = [Blue, Vermilion, Green, Purple, Orange, Sky];
    internal static readonly string[] Marks = ["circle", "diamond", "square", "triangle-up", "cross", "x"];
    internal static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    /// <summary>Light to dark blue, for values from nothing to much (counts, intensities).</summary>
    internal static readonly (double At, string Color)[] Sequential =
        [(0, "#F7FBFF"), (0.25, "#C6DBEF"), (0.5, "#6BAED6"), (0.75, "#2171B5"), (1, "#08306B")];

    /// <summary>Blue for negative, paper for zero, vermilion for positive.</summary>
    internal static readonly (double At, string Color)[] Diverging =
        [(0, "#005A8D"), (0.25, "#6FAFD6"), (0.5, "#F7F7F7"), (0.75, "#EFA06F"), (1, "#A84A00")];

    /// <summary>Two classes' regions: pale enough for samples to stand out, with a step where the classes are equally likely.</summary>
    internal static readonly (double At, string Color)[] Boundary =
        [(0, "#7FB8D8"), (0.5, "#E4F0F7"), (0.5, "#FBEADF"), (1, "#EAAE7F")];

    /// <summary>Cividis, for surfaces: bright and dark ends stay apart in print and for colour-blind readers.</summary>
    internal static readonly (double At, string Color)[] Surface =
        [(0, "#00224E"), (0.25, "#434E6C"), (0.5, "#7D7C78"), (0.75, "#BCAF6F"), (1, "#FEE838")];

    /// <summary>Black paper, white ink: images as they are stored.</summary>
    internal static readonly (double At, string Color)[] Grays = [(0, "#000000"), (1, "#F9FAFB")];

    internal static string Color(int series) => Colors[series % Colors.Length];

    internal static string Mark(int series) => Marks[series % Marks.Length];

    internal static string Dash(int series) => Dashes[series % Dashes.Length];
}
