package dev.backsource.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.testing.RotatingProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that is kept, at a provider on a real socket that takes each refresh token once. */
class ProviderSessionTest {
    private static final int LATER = 3600;
    private static final int AT_ONCE = 1;
    private static final int RUNS = 12;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheTokenThatIsKeptAsLongAsItIsGood() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given
            signIn(provider, LATER);

            // Then
            assertThat(session().token()).isEqualTo("access-1");
            assertThat(session().token()).isEqualTo("access-1");
            assertThat(provider.renewals()).isZero();
            assertThat(folder).isDirectoryContaining("glob:**test.session");
        }
    }

    @Test
    void shouldBeRenewedOnceByRunsThatFindItRunOutAtTheSameTime() throws Exception {
        try (var provider = new RotatingProvider(LATER)) {
            // Given
            signIn(provider, AT_ONCE);

            // When
            var tokens = atOnce(RUNS);

            // Then
            assertThat(tokens).hasSize(RUNS).containsOnly("access-2");
            assertThat(provider.renewals()).isEqualTo(1);
        }
    }

    @Test
    void shouldBeRenewedBeforeItsTimeWhereTheTokenIsTakenNoMore() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given
            signIn(provider, LATER);

            // Then
            assertThat(session().renewed("access-1")).isEqualTo("access-2");
            assertThat(session().renewed("access-1"))
                    .as("another run was quicker")
                    .isEqualTo("access-2");
            assertThat(provider.renewals()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayThatItHasRunOutAndGoWholly() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given
            signIn(provider, AT_ONCE);
            new Provider(provider.endpoint("/token")).renew("mine", "refresh-1");

            // Then: the provider takes what is kept no more
            assertThatThrownBy(session()::token)
                    .isInstanceOfSatisfying(
                            FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_ALLOWED))
                    .hasMessageContaining("backsource login --profile test");

            // When
            session().forget();

            // Then
            assertThat(folder).isEmptyDirectory();
            assertThat(provider.forms())
                    .last()
                    .asString()
                    .startsWith("/revoke ")
                    .contains("token=refresh-1");
        }
    }

    private List<String> atOnce(int runs) throws InterruptedException, ExecutionException {
        var begin = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(runs);
        try {
            var tokens = IntStream.range(0, runs)
                    .mapToObj(i -> pool.submit(() -> {
                        begin.await();
                        return session().token();
                    }))
                    .toList();
            begin.countDown();
            var given = new ArrayList<String>();
            for (var token : tokens) {
                given.add(token.get());
            }
            return given;
        } finally {
            pool.shutdownNow();
        }
    }

    private void signIn(RotatingProvider provider, int seconds) {
        var answer = new Provider(provider.endpoint("/token"))
                .post(Map.of("grant_type", "device"))
                .body()
                .<ObjectNode>deepCopy();
        session()
                .keep(new ProviderGrant(
                        provider.endpoint("/token"),
                        provider.endpoint("/revoke"),
                        "mine",
                        answer.put("expires_in", seconds)));
    }

    private ProviderSession session() {
        return new ProviderSession("test", new SecretFile(folder.resolve("test.session")));
    }
}
