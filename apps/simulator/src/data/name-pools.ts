export interface NamePool {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const pool = (first: string, last: string): NamePool => ({ first: first.split(" "), last: last.split(" ") });

/** Given and family names by language; 24 each, so a company has 576 different people before a name repeats. */
export const NAME_POOLS = {
  danish: pool(
    "Maren Lars Anne Søren Mette Jens Kirsten Niels Ida Henrik Camilla Rasmus Louise Anders Signe Mikkel Katrine Jesper Freja Thomas Sofie Emil Line Kasper",
    "Holst Nielsen Jensen Hansen Møller Kjær Lund Thomsen Skov Dahl Bach Krogh Winther Juul Vestergaard Mortensen Friis Bech Toft Bruun Holm Nygaard Ravn Østergaard",
  ),
  swedish: pool(
    "Elin Johan Karin Erik Anna Magnus Sara Fredrik Linnea Oskar Maja Gustav Ebba Niklas Ingrid Axel Klara Mattias Hanna Viktor Astrid Daniel Lovisa Björn",
    "Lindqvist Bergström Åkesson Nyström Sandberg Forsberg Ekman Hedlund Söderberg Wallin Nordin Engström Lundgren Sjögren Hellström Blom Dahlgren Öberg Rosén Strand Falk Ahlgren Berggren Norberg",
  ),
  norwegian: pool(
    "Ingrid Ola Silje Knut Marte Eirik Hilde Sverre Tone Håkon Kari Magne Nora Trond Astrid Sindre Berit Øyvind Live Jonas Ragnhild Stian Solveig Torbjørn",
    "Haugen Hagen Solberg Bakken Moen Strand Lie Nygård Berge Myhre Aas Bråten Fossum Dahle Tveit Rønning Sørli Lunde Kvam Eide Sæther Ødegård Vik Brekke",
  ),
  finnish: pool(
    "Aino Mikko Laura Juha Sanna Antti Hanna Ville Katja Pekka Tiina Jari Riikka Timo Outi Sami Päivi Lauri Emmi Kimmo Minna Otso Elina Harri",
    "Korhonen Virtanen Mäkinen Nieminen Lahtinen Heikkinen Koskinen Salonen Laine Rantanen Karjalainen Lehtonen Hämäläinen Ahonen Jokinen Niemi Turunen Ojala Salmi Peltonen Savola Kallio Rinne Halonen",
  ),
  german: pool(
    "Katharina Jürgen Sabine Matthias Julia Stefan Anja Florian Birgit Tobias Lena Holger Claudia Sebastian Nicole Uwe Miriam Dirk Franziska Lukas Heike Jonas Petra Markus",
    "Brandt Vogel Schäfer Krüger Lehmann Hoffmann Weiß Kühn Albrecht Seidel Winkler Lorenz Busch Keller Graf Pohl Otto Dietrich Sommer Böhm Ebert Engel Franke Richter",
  ),
  dutch: pool(
    "Sanne Pieter Femke Jeroen Marieke Bram Lotte Daan Annelies Ruben Esther Koen Fleur Wouter Ilse Thijs Nienke Maarten Roos Sander Eva Joost Tessa Niels",
    "Bakker Visser Smit Mulder Dekker Brouwer Vos Peters Hendriks Kuiper Willems Postma Verhoeven Jacobs Maes Claes Wouters Dijkstra Hoekstra Bosman Prins Koster Schouten Molenaar",
  ),
  french: pool(
    "Camille Antoine Claire Julien Élodie Nicolas Manon Thierry Sophie Mathieu Chloé Guillaume Aurélie Laurent Inès Benoît Margaux Olivier Nathalie Rémi Pauline Étienne Lucie Hugo",
    "Moreau Lefèvre Girard Fontaine Rousseau Chevalier Mercier Dubois Lambert Faure Blanc Guérin Perrin Marchand Renaud Colin Gauthier Leclerc Masson Barbier Dupuis Aubert Rivière Carpentier",
  ),
  spanish: pool(
    "Lucía Javier Marta Álvaro Carmen Sergio Elena Pablo Inés Diego Raquel Andrés Nuria Hugo Paula Rubén Beatriz Iván Clara Jorge Silvia Óscar Alba Tomás",
    "García Navarro Romero Iglesias Serrano Molina Castro Ortega Delgado Prieto Vega Campos Herrero Lozano Cabrera Reyes Pascual Méndez Gallego Núñez Ibáñez Crespo Soler Vidal",
  ),
  italian: pool(
    "Giulia Marco Chiara Luca Francesca Alessandro Elisa Davide Martina Matteo Silvia Lorenzo Valentina Simone Federica Andrea Paola Stefano Ilaria Riccardo Serena Fabio Laura Nicola",
    "Rossi Bianchi Conti Ferrari Romano Galli Costa Greco Marini Rinaldi Caruso Moretti Barbieri Lombardi Fontana Santoro Leone Longo Gentile Martini Vitale Pellegrini Sala Villa",
  ),
  polish: pool(
    "Agnieszka Piotr Magdalena Tomasz Katarzyna Paweł Joanna Marcin Ewa Łukasz Monika Grzegorz Natalia Jakub Aleksandra Michał Beata Rafał Karolina Wojciech Zuzanna Adam Dorota Krzysztof",
    "Nowak Kowalska Wiśniewski Wójcik Kamińska Lewandowski Zielińska Szymański Dąbrowski Mazur Krawczyk Piotrowski Grabowska Pawlak Michalska Król Wieczorek Jabłoński Wróbel Stępień Górska Sikora Baran Duda",
  ),
  english: pool(
    "Emily James Olivia Daniel Charlotte Michael Hannah Andrew Grace Matthew Rachel Thomas Lauren Benjamin Megan Samuel Alice Christopher Victoria Jonathan Rebecca Patrick Sarah Liam",
    "Carter Bennett Hughes Walsh Sullivan Turner Brooks Foster Coleman Reed Murphy Gallagher Palmer Hayes Whitfield Doyle Marshall Graham Ellis Fletcher Barrett Lawson Chambers Hartley",
  ),
} as const;
