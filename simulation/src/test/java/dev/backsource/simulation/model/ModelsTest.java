package dev.backsource.simulation.model;

import static org.assertj.core.api.Assertions.assertThat;

import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.ast.Module;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import kodkod.engine.satlab.SATFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the models, by the solver SAT4J, which is plain Java. The expected result of each stands behind its bounds. */
class ModelsTest {
    private static final int HOLDS = 0;
    private static final int IS_FOUND = 1;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void shouldFindWhatTheCommandExpects(String model, String label, Module module, Command command) {
        // When
        var found = TranslateAlloyToKodkod.execute_command(
                A4Reporter.NOP, module.getAllReachableSigs(), command, options());

        // Then
        assertThat(found.satisfiable())
                .withFailMessage(() -> found.satisfiable()
                        ? label + " doesn't hold:\n" + found
                        : label + " finds nothing any more, so what it guards against is no longer shown")
                .isEqualTo(command.expects == IS_FOUND);
    }

    /** A model without a counterexample might hold because nothing can happen in it. */
    @ParameterizedTest
    @ValueSource(strings = {"publishing", "following"})
    void shouldExpectSomethingToHoldAndSomethingToBeFound(String model) {
        assertThat(parse(model).getAllCommands())
                .extracting(command -> command.expects)
                .containsOnly(HOLDS, IS_FOUND);
    }

    static Stream<Arguments> commands() {
        return Stream.of("publishing", "following").flatMap(model -> {
            var module = parse(model);
            return module.getAllCommands().stream().map(command -> Arguments.of(model, command.label, module, command));
        });
    }

    private static Module parse(String model) {
        return CompUtil.parseEverything_fromFile(A4Reporter.NOP, null, file(model + ".als"));
    }

    private static String file(String name) {
        try {
            return Path.of(Objects.requireNonNull(ModelsTest.class.getResource(name), name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static A4Options options() {
        var options = new A4Options();
        options.solver = SATFactory.DEFAULT;
        return options;
    }
}
