package dev.backsource.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final Mutiny.Session NONE = null;

    @Test
    void shouldNumberValuesInTheOrderInWhichTheyAreNamedFirst() {
        // When
        var statement = new Statement("update t set a = :one, b = :two, c = :one where d = cast(:three as text)");

        // Then
        assertThat(statement.sql()).isEqualTo("update t set a = $1, b = $2, c = $1 where d = cast($3 as text)");
    }

    @Test
    void shouldLeaveCastsAsTheyAre() {
        assertThat(new Statement("update t set a = :a::jsonb").sql()).isEqualTo("update t set a = $1::jsonb");
    }

    @Test
    void shouldRefuseAValueThatItDoesNotHave() {
        // Given
        var execution = new Statement("delete from t where a = :a").in(NONE);

        // Then
        assertThatThrownBy(() -> execution.set("b", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b is no value of: delete from t where a = $1");
    }

    @Test
    void shouldNotRunWithoutAValue() {
        // Given
        var execution =
                new Statement("delete from t where a = :a and b = :b").in(NONE).set("a", null);

        // Then
        assertThatThrownBy(execution::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("b was not set");
    }
}
