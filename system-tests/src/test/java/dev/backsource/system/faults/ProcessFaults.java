package dev.backsource.system.faults;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Faults of processes and of the links between them, by kind: each kind has several to choose from.
 *
 * @param configs that have links to Kafka and to the database
 * @param edges that have links to Kafka
 */
record ProcessFaults(
        List<? extends Part> configs,
        List<ServicePart> edges,
        Part kafka,
        Part postgres,
        Links toKafka,
        Links toDatabase) {

    /**
     * Those that only processes can show, and no other test of the build: {@code SIGKILL} in the middle of a write to the disk, sessions of
     * PostgreSQL that it finds again after it stood still or that fall silent, and Kafka's own broker and clients, with the transaction that
     * fences a relay off. An edge needs none of the others for its start, and starts beside the next faults; config-service needs the database.
     */
    List<List<Fault>> ofEachBuild() {
        return List.of(
                each(configs, Fault::kill),
                edges.stream().map(Fault::killBeside).toList(),
                List.of(Fault.kill(kafka)),
                List.of(Fault.kill(postgres)),
                List.of(Fault.freeze(postgres)),
                each(configs, config -> silence(toKafka, config, "kafka")),
                each(configs, config -> silence(toDatabase, config, "postgres")));
    }

    /**
     * These, and those that each build simulates by the thousand: an edge that stands still, services that are cut off. An instance that stands
     * still and a Kafka that does, other tests show in each build.
     */
    List<List<Fault>> all() {
        var others = List.of(
                each(configs, Fault::freeze),
                List.of(Fault.freeze(kafka)),
                each(edges, Fault::freeze),
                each(edges, edge -> cut(toKafka, edge, "kafka")),
                each(edges, edge -> silence(toKafka, edge, "kafka")),
                each(configs, config -> cut(toKafka, config, "kafka")),
                each(configs, config -> cut(toDatabase, config, "postgres")));
        return Stream.concat(ofEachBuild().stream(), others.stream()).toList();
    }

    private static Fault cut(Links links, Part near, String far) {
        return Fault.cut(links.of(near.name()), near.name(), far);
    }

    private static Fault silence(Links links, Part near, String far) {
        return Fault.silence(links.of(near.name()), near.name(), far);
    }

    private static List<Fault> each(List<? extends Part> alike, Function<Part, Fault> fault) {
        return alike.stream().map(fault).toList();
    }
}
