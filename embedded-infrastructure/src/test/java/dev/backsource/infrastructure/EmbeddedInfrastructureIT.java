package dev.backsource.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfrastructureIT {
    /** A database that was made and stopped; PostgreSQL's programs, too, are unpacked here once for all tests. */
    @TempDir
    static Path made;

    @TempDir
    static Path brokersFolder;

    private static CompletableFuture<EmbeddedBroker> startingBroker;

    @TempDir
    Path folder;

    /** The broker starts beside the tests of databases. */
    @BeforeAll
    static void makeDatabase() {
        startingBroker = CompletableFuture.supplyAsync(() -> EmbeddedBroker.startOnFreePorts(brokersFolder));
        EmbeddedDatabase.startOnFreePort(made).close();
    }

    @AfterAll
    static void closeBroker() {
        startingBroker.join().close();
    }

    @Test
    void shouldKeepTopicsWhenTheBrokerIsKilledAndRestarted() throws Exception {
        // Given
        try (var broker = startingBroker.join();
                var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
                    .all()
                    .get();

            // When
            broker.kill();
            broker.restart();

            // Then
            assertThat(admin.listTopics().names().get()).containsExactly("kept");
        }
    }

    @Test
    void shouldKeepRowsWhenTheDatabaseIsRestarted() throws Exception {
        // Given
        copyDatabase();
        try (var database = EmbeddedDatabase.startOnFreePort(folder)) {
            execute(database, "create table kept as select 42 as answer");
        }

        // When
        try (var database = EmbeddedDatabase.startOnFreePort(folder);
                var connection =
                        DriverManager.getConnection("jdbc:postgresql:" + database.location(), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery("select answer from kept")) {

            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void shouldKeepCommittedRowsWhenTheDatabaseIsKilled() throws Exception {
        // Given
        copyDatabase();
        var killed = EmbeddedDatabase.startOnFreePort(folder);
        execute(killed, "create table kept as select 42 as answer");

        // When
        killed.kill();

        // Then
        try (var database = EmbeddedDatabase.startOnFreePort(folder)) {
            execute(database, "select answer from kept");
        }
    }

    @Test
    void shouldTellAtOnceWhyTheDatabaseDoesNotStartAndWhereItsLogIs() throws Exception {
        // Given
        copyDatabase();
        Files.writeString(folder.resolve("data/postgresql.conf"), "no_such_setting = 1\n");

        // Then
        assertThatThrownBy(() -> EmbeddedDatabase.startOnFreePort(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no_such_setting")
                .hasMessageContaining(folder.resolve("postgres.log").toString());
    }

    @Test
    void shouldListenNowhereButOnLoopbackAndAskForThePassword() throws Exception {
        // Given
        try (var database = EmbeddedDatabase.startWithSecret(folder, folder.resolve("a.log"), FreePorts.next())) {

            // Then
            assertThat(value(database, database.password(), "show unix_socket_directories"))
                    .isEmpty();
            assertThat(value(database, database.password(), "show listen_addresses"))
                    .isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> value(database, "postgres", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        for (var path : List.of(folder, made.resolve("binaries"), folder.resolve("data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldGiveAPasswordToADatabaseThatTrustedEveryone() throws Exception {
        // Given
        copyDatabase();
        try (var database = EmbeddedDatabase.startOnFreePort(folder)) {
            execute(database, "create table kept as select 42 as answer");
        }
        Files.delete(folder.resolve("password"));

        // When
        try (var database = EmbeddedDatabase.startWithSecret(folder, folder.resolve("a.log"), FreePorts.next())) {

            // Then
            assertThat(value(database, database.password(), "select answer::text from kept"))
                    .isEqualTo("42");
        }
    }

    private static String value(EmbeddedDatabase database, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql:" + database.location(), database.user(), password);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void shouldStartOverAPidFileThatNamesAnotherProcess() throws Exception {
        // Given
        copyDatabase();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");

        // When
        try (var database = EmbeddedDatabase.startOnFreePort(folder)) {

            // Then
            execute(database, "select 1");
        }
    }

    @Test
    void shouldBeginAnewWhenTheFirstStartWasBrokenOff() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/postgresql.conf"), "half a");

        // When
        try (var database = EmbeddedDatabase.startOnFreePort(folder)) {

            // Then
            execute(database, "select 1");
        }
    }

    /** With owners and rights, as PostgreSQL wants them. */
    private void copyDatabase() throws Exception {
        var copying = new ProcessBuilder(
                        "sh", "-c", "cp -a \"$0\"/data* \"$0\"/password \"$1\"", made.toString(), folder.toString())
                .inheritIO()
                .start();
        assertThat(copying.waitFor()).isZero();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:postgresql:" + database.location(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
