package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.layout.Sources.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package says what is in it and what isn't, and no two know each other in a circle. */
class PackagesTest {
    private final Map<String, List<Source>> packages = Sources.all().stream()
            .collect(Collectors.groupingBy(Source::packageName, TreeMap::new, Collectors.toList()));

    @Test
    void shouldSayOfEveryPackageWhatDoesNotBelongInIt() {
        var silent = packages.entrySet().stream()
                .filter(each -> each.getValue().stream().noneMatch(PackagesTest::saysWhatDoesNotBelong))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void shouldHaveNoPackagesThatKnowEachOtherInACircle() {
        var imports = new TreeMap<String, Set<String>>();
        packages.forEach((name, sources) -> imports.put(name, importedBy(name, sources)));

        var circular = imports.keySet().stream()
                .filter(name -> reachableFrom(name, imports).contains(name))
                .toList();

        assertThat(circular).isEmpty();
    }

    private static boolean saysWhatDoesNotBelong(Source source) {
        return source.name().equals("package-info") && source.text().contains("belong");
    }

    private Set<String> importedBy(String own, List<Source> sources) {
        var imported = new TreeSet<String>();
        for (var source : sources) {
            Sources.matches("^import (?:static )?([\\w.]+?)\\.[A-Z]", source.text())
                    .map(found -> found.group(1))
                    .filter(other -> !other.equals(own) && packages.containsKey(other))
                    .forEach(imported::add);
        }
        return imported;
    }

    private static Set<String> reachableFrom(String start, Map<String, Set<String>> imports) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(new ArrayList<>(imports.get(start)));
        while (!next.isEmpty()) {
            var name = next.pop();
            if (reached.add(name)) {
                next.addAll(imports.get(name));
            }
        }
        return reached;
    }
}
