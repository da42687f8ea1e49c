package dev.backsource.config.changerequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenPlacesTest {
    @Test
    void shouldHaveAPlaceBelowEveryLimit() {
        assertThatCode(() -> new TakenPlaces(19, 4, 49, 19, 0).requireOneMore()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        20 | 4 | 49 | 19 | 0 | too-many-change-requests | 20 open change requests
        19 | 5 | 49 | 19 | 0 | too-many-change-requests | limit of 5 open change requests of a kind per person
        19 | 4 | 50 | 19 | 0 | too-many-change-requests | 50 change requests of a kind per day
        19 | 4 | 49 | 20 | 0 | too-many-change-requests | 20 change requests of a kind per person and day
        19 | 4 | 49 | 19 | 1 | change-already-requested | already requested
        20 | 5 | 50 | 20 | 1 | change-already-requested | already requested
        """)
    void shouldNameTheReachedLimit(
            long open, long openOfPerson, long day, long dayOfPerson, long same, String kind, String text) {
        // When
        var refusal = catchThrowableOfType(
                RefusedException.class,
                () -> new TakenPlaces(open, openOfPerson, day, dayOfPerson, same).requireOneMore());

        // Then
        assertThat(refusal.kind().name()).isEqualTo(kind);
        assertThat(refusal).hasMessageContaining(text);
    }

    /** One person leaves places to others: of the domain's open ones, and of those of a day. */
    @Test
    void shouldLeavePlacesToOthers() {
        assertThat(TakenPlaces.MAX_OPEN_OF_PERSON).isLessThan(TakenPlaces.MAX_OPEN);
        assertThat(TakenPlaces.MAX_A_DAY_OF_PERSON).isLessThan(TakenPlaces.MAX_A_DAY);
    }
}
