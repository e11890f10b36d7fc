package brussels.citedesmetiers.kiosk.report;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A centre's counts in memory.
public final class InMemoryCountSource implements CountSource {
    private final NavigableMap<String, NavigableMap<Integer, List<YearCounts>>> sites =
            new TreeMap<>();

    /// Takes a site's year.
    public InMemoryCountSource with(String site, int year, List<YearCounts> terminals) {
        sites.computeIfAbsent(site, s -> new TreeMap<>()).put(year, List.copyOf(terminals));
        return this;
    }

    @Override
    public void read(String site, int year, Consumer<YearCounts> each) {
        sites.getOrDefault(site, new TreeMap<>()).getOrDefault(year, List.of()).stream()
                .sorted(Comparator.comparing(YearCounts::terminal))
                .forEach(each);
    }

    @Override
    public NavigableMap<String, NavigableSet<Integer>> years() {
        NavigableMap<String, NavigableSet<Integer>> years = new TreeMap<>();
        sites.forEach((site, counts) -> years.put(site, new TreeSet<>(counts.keySet())));
        return years;
    }
}
