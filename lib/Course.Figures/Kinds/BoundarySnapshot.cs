namespace Course.Figures;

/// <summary>What a classifier said at each point of the grid after one epoch.</summary>
/// <param name="Epoch">The epoch, 0 before training.</param>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="Values">With two classes the probability of class 1 in whole percent, otherwise the likeliest class.</param>
internal sealed record BoundarySnapshot(int Epoch, int ClassCount, int[] Values);
