package dev.backsource.edge.cache.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.orders.MissSchedule.Answer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three clients that miss, on two event loops, in every order of arrival, departure, time-out, purge, change of the policy, and parts, end and failure
 * of the response. Each client gets one complete response that it may get, or an error or a cut connection where the origin has failed; nothing
 * is left over. A step is named in {@link MissSchedule}.
 */
class MissOrdersTest {
    /** Each failure of an origin is logged. */
    private static final Logger LOG = Logger.getLogger("dev.backsource.edge.http.client.EdgeAnswers");

    private static final int TIMES = 300;

    private final SteppedEdge edge = new SteppedEdge();

    @BeforeAll
    static void beSilent() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({
        // A response that arrives in parts
        "FOR_ALL, arrive1 leave1 | arrive2 | arrive3 | head part part",
        "FOR_ALL, arrive1 | arrive2 expire2 | arrive3 | head part part",
        "FOR_ALL, arrive1 | arrive3 leave3 | head part part | purge",
        "FOR_ALL, arrive1 | arrive3 expire3 | head part part | policy",
        "FOR_ALL, arrive1 leave1 | arrive2 | arrive3 | head cut | purge",
        "FOR_ALL, arrive1 | arrive2 leave2 | arrive3 | head part cut",
        "FOR_ALL, arrive1 | arrive2 expire2 | arrive3 expire3 | cut | others",
        // A response that arrives whole
        "FOR_ALL, arrive1 leave1 | arrive2 expire2 | arrive3 | whole | purge",
        "FOR_ALL, arrive1 | arrive2 leave2 | arrive3 leave3 | whole | others",
        "FOR_ALL, arrive1 | arrive2 | arrive3 expire3 | whole | policy",
        // Slow clients, and a used budget
        "FOR_ALL, arrive1 leave1 | arrive2 drain2 drain2 | head part part",
        "FOR_ALL, arrive1 drain1 leave1 | arrive2 drain2 | arrive3 | whole",
        "FOR_ALL, arrive1 drain1 | arrive3 | head part part | fill",
        "FOR_ALL, arrive1 | arrive2 leave2 | arrive3 | whole | fill",
        // A response for one client, and one for some
        "PRIVATE, arrive1 leave1 | arrive2 | arrive3 | head part part",
        "PRIVATE, arrive1 leave1 | arrive2 expire2 | arrive3 | whole | others",
        "PRIVATE, arrive1 | arrive2 leave2 | arrive3 | whole | fill",
        "STORABLE, arrive1 leave1 | arrive2 | arrive3 | head part part",
        "STORABLE, arrive1 | arrive2 expire2 | arrive3 | whole | others",
        // A stale response is stored
        "STALE, arrive1 leave1 | arrive2 expire2 | arrive3 | same | purge",
        "STALE, arrive1 leave1 | arrive2 | arrive3 | other | others",
        "STALE, arrive1 leave1 | arrive2 expire2 | arrive3 leave3 | error",
        "STALE, arrive1 | arrive2 leave2 | arrive3 | head part part",
        "EXPIRED, arrive1 leave1 | arrive2 expire2 | arrive3 | cut | others",
        "EXPIRED, arrive1 leave1 | arrive2 | arrive3 expire3 | whole | policy",
        "USED_STALE, arrive1 | arrive2 leave2 | arrive3 | same | purge",
        "USED_STALE, arrive1 | arrive2 | arrive3 | head part part",
        // A response of an earlier way is stored
        "MOVED, arrive1 leave1 | arrive2 expire2 | arrive3 | same | purge",
        "MOVED, arrive1 leave1 | arrive2 | arrive3 | other | others",
        "MOVED, arrive1 leave1 | arrive2 expire2 | arrive3 leave3 | error",
        "MOVED, arrive1 | arrive2 expire2 | arrive3 | cut | others",
        "MOVED, arrive1 leave1 | arrive2 | arrive3 expire3 | whole | policy"
    })
    void shouldGiveEachClientOneCompleteResponseOfItsOwn(Answer kind, String script) {
        // When
        var runs = Orders.explore(orders -> new MissSchedule(edge, kind, script).run(orders));

        // Then
        assertThat(runs).isGreaterThan(10);
    }

    /** On two threads: the first client waits, and another one comes or goes on its own loop while the response arrives. */
    @ParameterizedTest
    @CsvSource({
        "FOR_ALL, arrive1 | arrive3 | whole",
        "FOR_ALL, arrive1 | arrive3 | head part part",
        "FOR_ALL, arrive1 | arrive3 leave3 | head part cut",
        "FOR_ALL, arrive1 arrive3 | leave3 | head part part",
        "FOR_ALL, arrive1 arrive3 | expire3 | cut",
        "FOR_ALL, arrive1 | arrive3 purge | whole",
        "PRIVATE, arrive1 | arrive3 | whole",
        "STORABLE, arrive1 | arrive3 | whole",
        "STALE, arrive1 | arrive3 | same",
        "MOVED, arrive1 | arrive3 | same"
    })
    void shouldGiveEachClientOneCompleteResponseWhenTwoLoopsActAtOnce(Answer kind, String script) {
        for (var i = 0; i < TIMES; i++) {
            new MissSchedule(edge, kind, script).runAtOnce();
        }
    }
}
