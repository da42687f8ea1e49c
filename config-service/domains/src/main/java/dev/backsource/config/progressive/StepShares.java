package dev.backsource.config.progressive;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The shares of a rollout's steps, as the database has them: numbers, separated by spaces. */
final class StepShares {
    private StepShares() {}

    static String stored(List<Double> shares) {
        return shares.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static List<Double> read(String stored) {
        return Arrays.stream(stored.split(" ")).map(Double::valueOf).toList();
    }
}
