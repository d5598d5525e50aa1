using static System.Math;

int Twofold(int n) => 2 * n;
