package dev.backsource.benchmarks.delivery.writers;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.Jdbc;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.ProgramOutput;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own benchmark with the four statements of a change on config-service's tables, prepared: lock the
 * domain's row, update it, insert the history row, insert the outbox row.
 */
final class PgBench {
    private static final String SCRIPT = """
            \\set number random(0, %1$d - 1)
            begin;
            select revision + 1 as next from bench.domain where name = 'www' || (:number)::text || '.example.com' for update \\gset
            update bench.domain set revision = :next, removed = false, state = :state, changed_at = now() where name = 'www' || (:number)::text || '.example.com';
            insert into bench.domain_revision (domain, revision, state, changed_at) values ('www' || (:number)::text || '.example.com', :next, :state, now());
            insert into bench.outbox (domain, revision, payload, ce_time, traceparent) values ('www' || (:number)::text || '.example.com', :next, :state, now(), '%2$s');
            commit;
            """;
    private static final String TABLES = """
            create schema bench;
            create table bench.domain (like domain including all);
            create table bench.domain_revision (like domain_revision including all);
            create table bench.outbox (like outbox including all);
            alter table bench.domain_revision add foreign key (domain) references bench.domain (name);
            insert into bench.domain (name, incarnation, revision, removed, state, changed_at, team)
                select name, incarnation, revision, removed, state, changed_at, team from domain;
            insert into bench.domain_revision select * from domain_revision;
            vacuum analyze bench.domain;
            vacuum analyze bench.domain_revision""";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final EmbeddedDatabase database;
    private final Path script;
    private final Path passwords;
    private final int clients;

    PgBench(Path folder, EmbeddedDatabase database, int clients, int domains) throws SQLException {
        this.database = database;
        this.clients = clients;
        try (var connection = Jdbc.connect(database)) {
            for (var statement : TABLES.split(";")) {
                Jdbc.execute(connection, statement);
            }
        }
        try {
            script = Files.writeString(
                    folder.resolve("change.sql"), SCRIPT.formatted(domains, StoredDomains.TRACEPARENT));
            passwords = OwnerOnlyFiles.write(folder.resolve("passwords"), "*:*:*:*:" + database.password() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version() {
        return Version.of("pgbench", "--version");
    }

    /** Runs it for {@code seconds}; transactions per second. */
    double run(int seconds) {
        var printed = PinnedProcess.output(
                DeliveryStack.ALL_CORES,
                List.of(
                        "pgbench",
                        "--host=127.0.0.1",
                        "--port=" + database.port(),
                        "--username=" + database.user(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=1",
                        "--time=" + seconds,
                        // A variable, since pgbench would take the colons of JSON for variables.
                        "--define=state=" + StoredDomains.template(),
                        "--file=" + script,
                        // Not as an argument, which everyone on the machine could read.
                        "dbname=postgres passfile=" + passwords));
        return transactionsPerSecond(printed);
    }

    /**
     * The rate in the output of pgbench.
     *
     * @throws IllegalStateException when the output is another
     */
    static double transactionsPerSecond(String printed) {
        return Double.parseDouble(
                new ProgramOutput("pgbench", printed).find(RATE).group(1));
    }
}
