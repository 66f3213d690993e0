# What the plots have in common. Each script reads the CSV file of its name from the current folder and writes the SVG file of its name:
#   cd docs/performance && gnuplot rate.gp
set terminal svg size 760,420 enhanced font 'Helvetica,Arial,sans-serif,14' background rgb '#ffffff'
set datafile separator ','
set border 3 linecolor rgb '#57606a'
set tics nomirror textcolor rgb '#24292f'
set grid ytics linetype 1 linecolor rgb '#d0d7de'
set key top left textcolor rgb '#24292f'
set title textcolor rgb '#24292f'
set xlabel textcolor rgb '#24292f'
set ylabel textcolor rgb '#24292f'
set style line 1 linecolor rgb '#0969da' linewidth 2 pointtype 7 pointsize 0.6
set style line 2 linecolor rgb '#bc4c00' linewidth 2 pointtype 5 pointsize 0.6
set style line 3 linecolor rgb '#1a7f37' linewidth 2 pointtype 9 pointsize 0.7
set yrange [0:*]
