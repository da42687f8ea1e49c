package dev.backsource.config.history;

import dev.backsource.policy.domain.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Labels of origins for the comparison of two lists: the address, so that a port can be seen to change, and also the port where one of the lists has
 * the address more than once.
 */
final class OriginLabels {
    private final List<String> ambiguous;

    OriginLabels(List<Origin> before, List<Origin> after) {
        ambiguous = Stream.of(before, after).flatMap(OriginLabels::repeated).toList();
    }

    /** The origins by label, in their order. */
    Map<String, Origin> of(List<Origin> origins) {
        var labelled = new LinkedHashMap<String, Origin>();
        origins.forEach(origin -> labelled.put(label(origin), origin));
        return labelled;
    }

    private String label(Origin origin) {
        var address = origin.address().toString();
        if (!ambiguous.contains(address)) {
            return address;
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + origin.port();
    }

    private static Stream<String> repeated(List<Origin> origins) {
        return origins.stream()
                .map(origin -> origin.address().toString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }
}
