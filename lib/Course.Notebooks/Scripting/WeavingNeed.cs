using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>Whether a submission has anything that <see cref="CheckpointWeaver"/> would change for good. Most one-liners have not, and rewriting them would take a good part of their time.</summary>
internal static class WeavingNeed
{
    /// <summary>Whether the submission must be rewritten; when in doubt, yes.</summary>
    /// <param name="tree">Its code: loops, jumps, and bodies of its own.</param>
    /// <param name="image">What it was emitted to: calls that are redirected or take a token.</param>
    public static bool Has(SyntaxTree tree, MemoryStream image)
    {
        if (!CodeShape.RunsStraightThrough(tree) || CodeShape.ReachesForElements(tree))
            return true;
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        var found = metadata.MemberReferences.Any(member => IsWoven(metadata.GetString(metadata.GetMemberReference(member).Name)))
            || metadata.TypeReferences.Any(type => metadata.StringComparer.Equals(metadata.GetTypeReference(type).Name, nameof(CancellationToken)));
        image.Position = 0;
        return found;
    }

    private static bool IsWoven(string method) => method == "GetResult" || CallRedirection.Replaces(method);
}
