package dev.backsource.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What can befall processes and the links between them. */
record ProcessFaults(Links toKafka, Links toDatabase) {

    /**
     * By kind, the faults of it.
     *
     * @param parts that can die and stand still; those that are alike together
     * @param configs that have links to Kafka and to the database
     * @param edges that have links to Kafka
     */
    List<List<Fault>> of(List<List<? extends Part>> parts, List<String> configs, List<String> edges) {
        var kinds = new ArrayList<List<Fault>>();
        for (var alike : parts) {
            kinds.add(alike.stream().map(Fault::kill).toList());
            kinds.add(alike.stream().map(Fault::freeze).toList());
        }
        for (var alike : List.of(configs, edges)) {
            kinds.add(each(alike, name -> Fault.cut(toKafka.of(name), name, "kafka")));
            kinds.add(each(alike, name -> Fault.silence(toKafka.of(name), name, "kafka")));
        }
        kinds.add(each(configs, name -> Fault.cut(toDatabase.of(name), name, "postgres")));
        kinds.add(each(configs, name -> Fault.silence(toDatabase.of(name), name, "postgres")));
        return kinds;
    }

    private static List<Fault> each(List<String> names, Function<String, Fault> fault) {
        return names.stream().map(fault).toList();
    }
}
