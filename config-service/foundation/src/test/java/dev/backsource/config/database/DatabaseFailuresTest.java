package dev.backsource.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "57014, true",
        "40P01, true",
        "08006, true",
        "53300, true",
        "25P03, true",
        "23505, false",
        "42601, false",
    })
    void shouldTellADatabaseThatIsAwayByItsStateWhoeverReportsIt(String state, boolean unavailable) {
        assertThat(DatabaseFailures.isUnavailable(new PgException("no", "ERROR", state, "")))
                .isEqualTo(unavailable);
        assertThat(DatabaseFailures.isUnavailable(
                        new QueryTimeoutException("no", new SQLException("no", state), "select")))
                .isEqualTo(unavailable);
        assertThat(DatabaseFailures.isUnavailable(
                        new ConstraintViolationException("no", new SQLException("no", state), "name")))
                .isEqualTo(unavailable);
    }
}
